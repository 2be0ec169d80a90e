import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import type { SimilarPeople, SimilarToEntry } from '@karta/contracts';
import { FailureNote, nearTime, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import { LikeCard } from '../like-card.ts';
import { PeopleApi } from '../people-api.ts';
import { MergesApi } from './merges-api.ts';

/** Which other entry is the same person: one of those that are like this one, or one found by its whole number. */
@Component({
  selector: 'km-other-entry',
  imports: [FailureNote, LikeCard, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <section class="panel stack stack-3 narrow" aria-labelledby="podobne-wpisy">
      <h2 id="podobne-wpisy">Podobne wpisy</h2>
      @for (person of people(); track person.id) {
        <km-like [person]="person"
          ><button type="button" class="btn btn--sm btn--secondary" (click)="chosen.emit(person.id)">
            Porównaj<span class="sr"> z: {{ person.name }}</span>
          </button></km-like
        >
      } @empty {
        <p class="muted" role="status">{{ isLoaded() ? 'Nikt w rejestrze nie jest podobny.' : 'Szukamy…' }}</p>
      }
    </section>
    @if (apart().length > 0) {
      <section class="panel stack stack-3 narrow mt-4" aria-labelledby="rozne-osoby">
        <h2 id="rozne-osoby">Uznane za różne osoby</h2>
        @for (person of apart(); track person.id) {
          <div class="row row--wrap between">
            <span
              ><b>{{ person.name }}</b
              ><br /><span class="small muted"
                >{{ person.by }}, {{ nearTime(person.at) }}: {{ person.reason }}</span
              ></span
            >
            <button type="button" class="btn btn--sm btn--secondary" (click)="chosen.emit(person.id)">
              Porównaj<span class="sr"> z: {{ person.name }}</span>
            </button>
          </div>
        }
      </section>
    }
    <form class="panel stack stack-3 narrow mt-4" novalidate aria-labelledby="po-numerze" (submit)="find($event)">
      <h2 id="po-numerze">Inny wpis, po numerze</h2>
      <km-text-field
        name="numer-drugiej-osoby"
        label="PESEL, dowód osobisty albo paszport"
        hint="Cały numer. Wyszukanie trafia do dziennika."
        autocomplete="off"
        [maxLength]="40"
        [(value)]="number"
        [error]="error()"
      />
      <div><button class="btn btn--secondary">Znajdź i porównaj</button></div>
    </form>`,
})
export class OtherEntry {
  readonly id = input.required<string>();
  readonly chosen = output<string>();
  protected readonly people = signal<SimilarPeople['people']>([]);
  protected readonly apart = signal<SimilarToEntry['apart']>([]);
  protected readonly nearTime = nearTime;
  protected readonly isLoaded = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly number = signal('');
  protected readonly error = signal<string | null>(null);
  private readonly api = inject(MergesApi);
  private readonly peopleApi = inject(PeopleApi);

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    const number = this.number().trim();
    if (number.length < 5) return this.error.set('Wpisz cały numer');
    try {
      const { id } = await this.peopleApi.find(number);
      if (id === null) return this.error.set('Nikt w rejestrze nie ma takiego numeru');
      if (id === this.id()) return this.error.set('To numer tej samej osoby');
      this.chosen.emit(id);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    }
  }

  private async load(id: string): Promise<void> {
    try {
      const { people, apart } = await this.api.similar(id);
      this.people.set(people);
      this.apart.set(apart);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isLoaded.set(true);
    }
  }
}
