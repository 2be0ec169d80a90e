import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, TextField } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** Asks for the link; the answer never tells whether the address is known (requirement 004-13). */
@Component({
  selector: 'km-forgotten-password',
  imports: [FailureNote, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Nie pamiętam hasła</h1>
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
      <form novalidate (submit)="ask($event)">
        <p>Prosimy podać swój adres e-mail poniżej. Otrzymasz link do zresetowania hasła.</p>
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
        <button class="btn btn--primary btn--block" [disabled]="isSending()">Prześlij</button>
        <a class="link-line" routerLink="/zaloguj">Wróć do logowania</a>
      </form>
    }`,
})
export class ForgottenPassword {
  protected readonly email = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly access = inject(ResidentAccess);

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    this.emailError.set(
      /^[^\s@]+@[^\s@]+$/.test(this.email().trim()) ? null : 'Wpisz pełny adres, na przykład jan@poczta.pl',
    );
    if (this.emailError()) {
      document.getElementById('email')?.focus();
      return;
    }
    this.isSending.set(true);
    try {
      await this.access.askForNewPassword(this.email().trim());
      this.sentTo.set(this.email().trim());
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
