import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { PersonDetail } from '@karta/contracts';
import { ENTRY_FIELD_NAMES, entryAsOf, type EntryField } from '@karta/domain';
import { onDay } from '@karta/web-shared';
import { ENTRY_WORDS, entryValue } from './entry-words.ts';

/** The fields of a person, now or as the register had them at the end of a day (000-22). */
@Component({
  selector: 'km-person-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="panel__head">
      <h2 id="dane-osoby">Dane</h2>
      <label class="row small"
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
            <dd class="prewrap">{{ entryValue(field, values[field]) }}</dd>
          </div>
        }
      </dl>
    } @else {
      <p class="muted">Tego dnia nie było jeszcze tej osoby w rejestrze.</p>
    }`,
})
export class PersonFacts {
  readonly person = input.required<PersonDetail>();
  readonly today = input.required<string>();
  /** A civil date; '' or today: as it stands now. */
  readonly asOf = model('');
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
