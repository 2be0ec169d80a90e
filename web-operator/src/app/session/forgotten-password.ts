import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, TextField } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Gate } from './gate.ts';

/** Asks for the link; the answer never tells whether the address is known. */
@Component({
  selector: 'km-forgotten-password',
  imports: [FailureNote, Gate, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Nie pamiętam hasła</h1>
    @if (sentTo(); as address) {
      <div class="note note--success mt-4" role="status">
        <span class="i i-mark_email_read" aria-hidden="true"></span>
        <b>Sprawdź pocztę.</b>
        <span
          >Jeśli konto {{ address }} istnieje, za chwilę przyjdzie link do ustawienia nowego hasła. Jest ważny przez
          godzinę.</span
        >
      </div>
      <a class="btn btn--secondary mt-4" routerLink="/zaloguj">Wróć do logowania</a>
    } @else {
      <form class="stack mt-4" novalidate (submit)="ask($event)">
        <p class="muted">Podaj służbowy adres e-mail. Przyślemy na niego link do ustawienia nowego hasła.</p>
        @if (failure(); as error) {
          <km-failure [error]="error" [canRetry]="false" />
        }
        <km-text-field
          name="email"
          label="Adres e-mail"
          type="email"
          autocomplete="username"
          [required]="true"
          [(value)]="email"
          [error]="emailError()"
        />
        <button class="btn btn--primary btn--block" [disabled]="isSending()">Prześlij link</button>
        <a class="link-line" routerLink="/zaloguj">Wróć do logowania</a>
      </form>
    }
  </km-gate>`,
})
export class ForgottenPassword {
  protected readonly email = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    const email = this.email().trim();
    this.emailError.set(/^[^\s@]+@[^\s@]+$/.test(email) ? null : 'Wpisz pełny służbowy adres e-mail');
    if (this.emailError()) return document.getElementById('email')?.focus();
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post('/api/operator/password-reset/request', { email }));
      this.sentTo.set(email);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
