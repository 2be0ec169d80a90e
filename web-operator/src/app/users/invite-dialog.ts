import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { StaffList } from '@karta/contracts';
import { isEmail } from '@karta/domain';
import { Dialog, IntendedAct, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { toggled } from '../access/role-draft.ts';
import { PointChoice } from './point-choice.ts';
import { UsersApi } from './users-api.ts';

const NOBODY = { email: '', name: '', unit: '' };

/** Somebody new: a letter with a link goes out, which sets their password. */
@Component({
  selector: 'km-invite-dialog',
  imports: [Dialog, PointChoice, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" heading="Zaproś osobę" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-field
        name="zaproszenie-nazwa"
        label="Imię i nazwisko"
        autocomplete="off"
        [maxLength]="120"
        [value]="who().name"
        (valueChange)="write({ name: $event })"
        [error]="errors().name"
      />
      <km-text-field
        name="zaproszenie-mail"
        label="Adres e-mail"
        type="email"
        autocomplete="off"
        hint="Na ten adres wyjdzie link, ważny trzy dni."
        [value]="who().email"
        (valueChange)="write({ email: $event })"
        [error]="errors().email"
      />
      <km-text-field
        name="zaproszenie-dzial"
        label="Dział"
        [maxLength]="120"
        [value]="who().unit"
        (valueChange)="write({ unit: $event })"
      />
      <km-point-choice name="zaproszenie-punkt" [points]="list().points" [(value)]="point" />
      <fieldset>
        <legend class="label">Role</legend>
        @for (role of list().roles; track role.code) {
          <label class="check check--sm"
            ><input
              #box
              type="checkbox"
              [checked]="roles().includes(role.code)"
              (change)="give(role.code, box.checked)"
            /><span>{{ role.name }}</span></label
          >
        }
      </fieldset>
      @if (problem(); as sentence) {
        <p class="error-text" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ isSending() ? 'Wysyłamy…' : 'Wyślij zaproszenie' }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class InviteDialog {
  readonly list = input.required<StaffList>();
  readonly invited = output<string>();
  readonly closed = output();
  protected readonly who = signal(NOBODY);
  protected readonly point = signal<string | null>(null);
  protected readonly roles = signal<readonly string[]>([]);
  protected readonly errors = signal<{ name: string | null; email: string | null }>({ name: null, email: null });
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(UsersApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected write(change: Partial<typeof NOBODY>): void {
    this.who.update((before) => ({ ...before, ...change }));
    this.errors.set({ name: null, email: null });
  }
  protected give(code: string, isGiven: boolean): void {
    this.roles.update((roles) => toggled(roles, code, isGiven));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [name, email, unit] = [this.who().name.trim(), this.who().email.trim(), this.who().unit.trim()];
    this.errors.set({
      name: name === '' ? 'Wpisz imię i nazwisko' : null,
      email: isEmail(email.toLowerCase()) ? null : 'Wpisz adres, na przykład anna@miasto.pl',
    });
    if (this.errors().name) return document.getElementById('zaproszenie-nazwa')?.focus();
    if (this.errors().email) return document.getElementById('zaproszenie-mail')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const person = { name, email: email.toLowerCase(), unit, pickupPointId: this.point(), roles: [...this.roles()] };
    try {
      const { id } = await this.api.invite(person, this.intended.keyFor(person));
      this.toasts.say(`Zaproszenie wysłane: ${name}.`);
      this.invited.emit(id);
    } catch (failure) {
      this.intended.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'STAFF_EMAIL_TAKEN') this.errors.set({ name: null, email: sentenceFor(code) });
      else this.problem.set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }
}
