import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote } from './failure-note.ts';
import { TextField } from './text-field.ts';

/** Asks for a link to set a password; the answer never tells whether the address is known. The page's own words come first. */
@Component({
  selector: 'km-forgotten-password-form',
  imports: [FailureNote, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (sentTo(); as address) {
      <div class="note note--success" role="status">
        <span class="i i-mark_email_read" aria-hidden="true"></span>
        <b i18n="@@forgotten.check">Sprawdź pocztę.</b>
        <span i18n="@@forgotten.sent"
          >Jeśli konto {{ address }} istnieje, za chwilę przyjdzie link do ustawienia nowego hasła. Jest ważny przez
          godzinę.</span
        >
      </div>
      <a class="btn btn--secondary mt-4" routerLink="/zaloguj" i18n="@@forgotten.back">Wróć do logowania</a>
    } @else {
      <form class="stack" novalidate (submit)="ask($event)">
        <ng-content />
        @if (failure(); as error) {
          <km-failure [error]="error" [canRetry]="false" />
        }
        <km-text-field
          name="email"
          label="Adres e-mail"
          i18n-label="@@email"
          type="email"
          autocomplete="username"
          [required]="true"
          [(value)]="email"
          [error]="emailError()"
        />
        <button class="btn btn--primary btn--block" [disabled]="isSending()">{{ button() }}</button>
        <a class="link-line" routerLink="/zaloguj" i18n="@@forgotten.back">Wróć do logowania</a>
      </form>
    }`,
})
export class ForgottenPasswordForm {
  readonly button = input.required<string>();
  /** What to write where it is no address. */
  readonly hint = input.required<string>();
  readonly send = input.required<(email: string) => Promise<unknown>>();
  protected readonly email = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    const email = this.email().trim();
    this.emailError.set(/^[^\s@]+@[^\s@]+$/.test(email) ? null : this.hint());
    if (this.emailError()) return document.getElementById('email')?.focus();
    this.isSending.set(true);
    try {
      await this.send()(email);
      this.sentTo.set(email);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
