import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonChoices, PersonDetail } from '@karta/contracts';
import {
  IntendedAct,
  plainDate,
  SelectField,
  sentenceFor,
  TextField,
  Toasts,
  todayIn,
  toProblem,
} from '@karta/web-shared';
import { PeopleApi } from './people-api.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';

type Held = PersonDetail['packages'][number];

/** Packages and reliefs of a person: attached with their validity and taken off, each with a reason (000-19). */
@Component({
  selector: 'km-person-packages',
  imports: [ReasonDialog, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 class="mb-2">Pakiety i ulgi</h2>
    @for (row of person().packages; track row.code) {
      <div class="person__line">
        <div>
          <b>{{ row.name }}</b><br /><span class="small muted"
            >{{ row.validUntil < today ? 'skończył się' : 'ważny do' }} {{ plainDate(row.validUntil) }}
            @if (row.cardNumber) {
              · na karcie {{ row.cardNumber }}
            }
          </span>
        </div>
        @if (canChange()) {
          <button type="button" class="btn btn--sm btn--text" (click)="removing.set(row)">
            <span class="i i-remove" aria-hidden="true"></span>Odbierz<span class="sr"> {{ row.name }}</span>
          </button>
        }
      </div>
    } @empty {
      <p class="muted">Nie ma pakietów ani ulg.</p>
    }
    @if (canChange()) {
      <form class="stack stack-2 mt-4 person__add" novalidate (submit)="attach($event)">
        <h3>Przypisz pakiet albo ulgę</h3>
        <km-select-field
          name="pakiet"
          label="Pakiet"
          [choices]="choices()?.packages ?? []"
          [value]="code()"
          (valueChange)="code.set($event)"
        />
        <km-text-field
          name="pakiet-do"
          label="Ważny do"
          type="date"
          [(value)]="validUntil"
          [error]="errors().validUntil"
        />
        <km-text-field
          name="pakiet-powod"
          label="Powód"
          [maxLength]="500"
          [(value)]="reason"
          [error]="errors().reason"
        />
        <div><button class="btn btn--secondary" [disabled]="isSending()">Przypisz</button></div>
      </form>
    }
    @if (removing(); as row) {
      <km-reason
        heading="Odebrać pakiet?"
        [hint]="'„' + row.name + '” przestaje działać od razu. Karta pozostaje ważna.'"
        button="Odbierz"
        [act]="detach(row)"
        (closed)="removing.set(null)"
        (done)="changed.emit()"
      />
    }`,
})
export class PersonPackages {
  readonly person = input.required<PersonDetail>();
  readonly choices = input.required<PersonChoices | undefined>();
  readonly canChange = input.required<boolean>();
  readonly changed = output();
  protected readonly removing = signal<Held | null>(null);
  protected readonly code = signal('');
  protected readonly validUntil = signal('');
  protected readonly reason = signal('');
  protected readonly errors = signal<{ validUntil: string | null; reason: string | null }>({
    validUntil: null,
    reason: null,
  });
  protected readonly isSending = signal(false);
  protected readonly today = todayIn();
  protected readonly plainDate = plainDate;
  private readonly chosen = computed(() => this.code() || (this.choices()?.packages[0]?.code ?? ''));
  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected readonly detach = (row: Held) => (reason: string, key: string) =>
    this.api.detachPackage(this.person().id, row.code, reason, key);

  protected async attach(event: Event): Promise<void> {
    event.preventDefault();
    const order = { packageCode: this.chosen(), validUntil: this.validUntil(), reason: this.reason().trim() };
    const isPast = order.validUntil === '' || order.validUntil < this.today;
    this.errors.set({
      validUntil: isPast ? 'Wpisz dzień od dziś' : null,
      reason: order.reason === '' ? 'Napisz, na jakiej podstawie' : null,
    });
    if (isPast || order.reason === '' || this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.attachPackage(this.person().id, order, this.intended.keyFor(order));
      this.intended.succeeded();
      this.validUntil.set('');
      this.reason.set('');
      this.toasts.say('Przypisano pakiet.');
      this.changed.emit();
    } catch (failure) {
      this.intended.failed(failure);
      const { code, fields = [] } = toProblem(failure);
      const isTooLong = fields.some((field) => field.code === 'TOO_LONG_VALID');
      this.errors.set({
        validUntil: isTooLong ? 'Ten pakiet nie trwa tak długo. Wpisz wcześniejszy dzień.' : null,
        reason: isTooLong ? null : sentenceFor(code),
      });
    } finally {
      this.isSending.set(false);
    }
  }
}
