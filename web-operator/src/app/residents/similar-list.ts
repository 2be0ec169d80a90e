import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SimilarPeople } from '@karta/contracts';
import { EMPTY_ENTRY, LIKELY_THE_SAME, type EntryValues, type Likeness } from '@karta/domain';
import { plainDate, settled } from '@karta/web-shared';
import { PeopleApi } from './people-api.ts';

const REASONS: Readonly<Record<Likeness, string>> = {
  'same-pesel': 'ten sam PESEL',
  'slip-in-pesel': 'PESEL różni się jedną cyfrą albo przestawieniem',
  'same-id-card': 'ten sam dowód osobisty',
  'same-passport': 'ten sam paszport',
  'same-birth-date': 'ta sama data urodzenia',
  'near-birth-date': 'prawie ta sama data urodzenia',
  'same-name': 'to samo imię i nazwisko',
  'similar-name': 'podobne imię i nazwisko',
  'names-swapped': 'imię i nazwisko zamienione miejscami',
};

/** People of the register who may be the one that is being typed, each with the reason in words. */
@Component({
  selector: 'km-similar',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack stack-3" aria-labelledby="podobne">
    <h2 id="podobne">Podobne osoby</h2>
    <p class="sr" role="status">{{ people().length > 0 ? 'Podobne osoby w rejestrze: ' + people().length : '' }}</p>
    @for (person of people(); track person.id) {
      <div class="like" [class.like--strong]="person.percent >= likely">
        <p class="row between">
          <b>{{ person.name }}</b><b class="num">{{ person.percent }}%</b>
        </p>
        <p class="small muted">ur. {{ plainDate(person.birthDate) }} · {{ person.address }}</p>
        <ul class="small">
          @for (reason of person.reasons; track reason) {
            <li><span class="i i-check" aria-hidden="true"></span> {{ words[reason] }}</li>
          }
        </ul>
        <div class="row row--wrap mt-2">
          <a class="btn btn--sm btn--secondary" [routerLink]="['/mieszkancy', person.id]">To ta sama osoba</a>
          @if (person.percent >= likely) {
            <label class="check check--sm"
              ><input
                #other
                type="checkbox"
                [checked]="seen().includes(person.id)"
                (change)="mark(person.id, other.checked)"
              /><span>To inna osoba</span></label
            >
          }
        </div>
      </div>
    } @empty {
      <p class="small muted">Pojawią się tu w czasie pisania, jeśli ktoś taki jest już w rejestrze.</p>
    }
  </section>`,
})
export class SimilarList {
  readonly values = input<EntryValues>(EMPTY_ENTRY);
  readonly exceptId = input<string>();
  readonly seen = model<readonly string[]>([]);
  protected readonly people = signal<SimilarPeople['people']>([]);
  protected readonly likely = LIKELY_THE_SAME;
  protected readonly words = REASONS;
  protected readonly plainDate = plainDate;
  private readonly api = inject(PeopleApi);
  private readonly question = settled(
    computed(() => {
      const { firstName, lastName, birthDate, pesel, idCard, passport } = this.values();
      return JSON.stringify({ firstName, lastName, birthDate, pesel, idCard, passport, exceptId: this.exceptId() });
    }),
  );

  constructor() {
    effect(() => void this.ask(this.question()));
  }

  protected mark(id: string, isOther: boolean): void {
    this.seen.set(isOther ? [...this.seen(), id] : this.seen().filter((each) => each !== id));
  }

  private async ask(text: string): Promise<void> {
    const question = JSON.parse(text) as Parameters<PeopleApi['similar']>[0];
    const isEnough = question.pesel !== '' || question.idCard !== '' || question.passport !== '';
    if (!isEnough && (question.lastName === '' || question.firstName + question.birthDate === '')) {
      return this.people.set([]);
    }
    try {
      const birthDate = /^\d{4}-\d\d-\d\d$/.test(question.birthDate) ? question.birthDate : '';
      const { people } = await this.api.similar({ ...question, birthDate });
      if (text === this.question()) this.people.set(people);
    } catch {
      // what is typed goes on; the server asks again when it is saved
    }
  }
}
