import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SimilarPeople } from '@karta/contracts';
import { EMPTY_ENTRY, LIKELY_THE_SAME, type EntryValues } from '@karta/domain';
import { settled } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { LikeCard } from './like-card.ts';
import { PeopleApi } from './people-api.ts';

/** People of the register who may be the one that is being typed, each with the reason in words. */
@Component({
  selector: 'km-similar',
  imports: [LikeCard, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack stack-3" aria-labelledby="podobne">
    <h2 id="podobne">Podobne osoby</h2>
    <p class="sr" role="status">{{ people().length > 0 ? 'Podobne osoby w rejestrze: ' + people().length : '' }}</p>
    @for (person of people(); track person.id) {
      <km-like [person]="person">
        <a class="btn btn--sm btn--secondary" [routerLink]="linkTo(person.id)" [queryParams]="questionFor(person.id)"
          >To ta sama osoba</a
        >
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
      </km-like>
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
  private readonly access = inject(OperatorAccess);
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

  /** Of an entry that is there already both are compared; else the known one is opened. */
  protected linkTo(id: string): string[] {
    const own = this.mergedEntry();
    return own === undefined ? ['/mieszkancy', id] : ['/mieszkancy', own, 'polacz'];
  }

  protected questionFor(id: string): { z: string } | undefined {
    return this.mergedEntry() === undefined ? undefined : { z: id };
  }

  private mergedEntry(): string | undefined {
    return this.access.may('residents.merge') ? this.exceptId() : undefined;
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
