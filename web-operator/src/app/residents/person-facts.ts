import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import type { PersonDetail } from '@karta/contracts';
import { ENTRY_FIELD_NAMES, entryAsOf, isSealedEntryField, type EntryField } from '@karta/domain';
import { onDay } from '@karta/web-shared';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { ENTRY_WORDS, entryValue } from './entry-words.ts';
import { PeopleApi } from './people-api.ts';

/** The fields of a person, now or as the register had them at the end of a day (000-22). */
@Component({
  selector: 'km-person-facts',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="panel__head">
      <h2 id="dane-osoby">Dane</h2>
      <label class="row small nowrap"
        >Stan na dzień
        <input
          #day
          type="date"
          class="input input--sm"
          name="stan-na-dzien"
          [max]="today()"
          [value]="asOf()"
          (change)="asOf.set(day.value)"
      /></label>
    </div>
    @if (asOf() && asOf() < today()) {
      <p class="note note--warning mb-2">
        <span class="i i-schedule" aria-hidden="true"></span
        ><span>Tak stało w rejestrze {{ onDay(asOf()) }}. Zmienione od tego dnia pola są oznaczone.</span>
      </p>
    }
    @if (shown(); as values) {
      <dl class="kv kv--wide">
        @for (field of fields; track field) {
          <div [class.is-changed]="values[field] !== person().values[field]">
            <dt>{{ words[field] }}</dt>
            <dd class="prewrap">{{ entryValue(field, seen()?.[field] ?? values[field]) }}</dd>
          </div>
        }
      </dl>
      @if (isMasked() && !seen()) {
        <button type="button" class="btn btn--secondary btn--sm mt-2" (click)="isAsking.set(true)">
          <span class="i i-visibility" aria-hidden="true"></span>Pokaż numery…
        </button>
      } @else if (seen()) {
        <button type="button" class="btn btn--secondary btn--sm mt-2" (click)="seen.set(null)">
          <span class="i i-visibility_off" aria-hidden="true"></span>Ukryj numery
        </button>
      }
    } @else {
      <p class="muted">Tego dnia nie było jeszcze tej osoby w rejestrze.</p>
    }
    @if (isAsking()) {
      <km-reason
        heading="Pokaż numery osoby"
        button="Pokaż"
        tone="primary"
        hint="Zobaczysz cały PESEL i numery dokumentów. Mieszkaniec widzi na swoim koncie, że ktoś je odkrył."
        [act]="reveal"
        (closed)="isAsking.set(false)"
      />
    }`,
})
export class PersonFacts {
  readonly person = input.required<PersonDetail>();
  readonly today = input.required<string>();
  /** A civil date; '' or today: as it stands now. */
  readonly asOf = model('');
  /** The task within which the person is looked at. */
  readonly task = input<string>();
  protected readonly isAsking = signal(false);
  /** Numbers in clear, until another day or another person is looked at. */
  protected readonly seen = linkedSignal<unknown, Partial<Record<EntryField, string>> | null>({
    source: () => [this.person(), this.asOf()],
    computation: () => null,
  });
  protected readonly isMasked = computed(
    () =>
      (this.asOf() === '' || this.asOf() >= this.today()) &&
      ENTRY_FIELD_NAMES.some((field) => isSealedEntryField(field) && this.person().values[field] !== ''),
  );
  protected readonly reveal = async (reason: string): Promise<void> =>
    this.seen.set(await this.api.numbers(this.person().id, reason, this.task()));
  private readonly api = inject(PeopleApi);
  protected readonly fields: readonly EntryField[] = ENTRY_FIELD_NAMES;
  protected readonly words = ENTRY_WORDS;
  protected readonly entryValue = entryValue;
  protected readonly onDay = onDay;
  protected readonly shown = computed(() => {
    const { values, changes } = this.person();
    if (this.asOf() === '' || this.asOf() >= this.today()) return values;
    const then = changes.map(({ at, before, after }) => ({
      at,
      before: before ?? {},
      after,
      isFirst: before === null,
    }));
    return entryAsOf(values, then, endOf(this.asOf()));
  });
}

/** The end of a day in the zone of who looks. */
const endOf = (day: string): string => {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
};
