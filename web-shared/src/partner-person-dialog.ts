import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { PartnerPersonRow } from '@karta/contracts';
import { isEmail, type PartnerRole } from '@karta/domain';
import { firstValueFrom } from 'rxjs';
import { Dialog } from './dialog.ts';
import { idempotent } from './idempotency-key.ts';
import { IntendedAct } from './intended-act.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { TextField } from './text-field.ts';

const ROLES: readonly { code: PartnerRole; word: string; hint: string }[] = [
  { code: 'cashier', word: 'Kasjer', hint: 'Sprawdza karty, zapisuje zniżki i cofa własne zapisy.' },
  { code: 'manager', word: 'Kierownik', hint: 'Także oferty, statystyki, klucze i osoby.' },
];

/** Somebody of a partner: invited by a letter, or with another name or role. */
@Component({
  selector: 'km-partner-person-dialog',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="true"
    [heading]="person() ? 'Zmień osobę' : 'Zaproś osobę partnera'"
    (closed)="closed.emit()"
  >
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-field
        name="osoba-nazwa"
        label="Imię i nazwisko"
        autocomplete="off"
        [maxLength]="120"
        [(value)]="name"
        [error]="errors().name"
      />
      @if (!person()) {
        <km-text-field
          name="osoba-mail"
          label="Adres e-mail"
          type="email"
          autocomplete="off"
          hint="Na ten adres wyjdzie link do hasła, ważny trzy dni."
          [(value)]="email"
          [error]="errors().email"
        />
      }
      @if (!isOwn()) {
        <fieldset>
          <legend class="label">Rola</legend>
          @for (each of roles; track each.code) {
            <label class="check"
              ><input
                type="radio"
                name="osoba-rola"
                [checked]="role() === each.code"
                (change)="role.set(each.code)"
              /><span
                >{{ each.word }} <span class="hint">{{ each.hint }}</span></span
              ></label
            >
          }
        </fieldset>
      }
      @if (problem(); as sentence) {
        <p class="error-text" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">{{ isSending() ? 'Zapisujemy…' : button() }}</button>
      </div>
    </form>
  </km-dialog>`,
})
export class PartnerPersonDialog {
  readonly address = input.required<string>();
  /** Null: somebody new. */
  readonly person = input.required<PartnerPersonRow | null>();
  readonly isOwn = input(false);
  /** What to say of it. */
  readonly saved = output<string>();
  readonly closed = output();
  protected readonly roles = ROLES;
  protected readonly name = linkedSignal(() => this.person()?.name ?? '');
  protected readonly email = signal('');
  protected readonly role = linkedSignal<PartnerRole>(() => this.person()?.role ?? 'cashier');
  protected readonly errors = signal<{ name: string | null; email: string | null }>({ name: null, email: null });
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly button = computed(() => (this.person() ? 'Zapisz' : 'Wyślij zaproszenie'));
  private readonly http = inject(HttpClient);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [name, email, person] = [this.name().trim(), this.email().trim().toLowerCase(), this.person()];
    this.errors.set({
      name: name === '' ? 'Wpisz imię i nazwisko' : null,
      email: person || isEmail(email) ? null : 'Wpisz adres, na przykład anna@sklep.pl',
    });
    if (this.errors().name) return document.getElementById('osoba-nazwa')?.focus();
    if (this.errors().email) return document.getElementById('osoba-mail')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const [role, body] = [this.role(), { name, email, role: this.role() }];
    try {
      if (person) await firstValueFrom(this.http.put(`${this.address()}/${person.id}`, { name, role }));
      else await firstValueFrom(this.http.post(this.address(), body, idempotent(this.intended.keyFor(body))));
      this.intended.succeeded();
      this.saved.emit(person ? 'Zapisano.' : `Zaproszenie wysłane: ${name}.`);
    } catch (failure) {
      this.intended.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'PARTNER_EMAIL_TAKEN') this.errors.set({ name: null, email: sentenceFor(code) });
      else this.problem.set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }
}
