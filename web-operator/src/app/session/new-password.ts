import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, PasswordField, passwordSentence, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Gate } from './gate.ts';

/** The link from the mail ends here: the new password twice. */
@Component({
  selector: 'km-new-password',
  imports: [FailureNote, Gate, PasswordField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Nowe hasło</h1>
    @if (isSet()) {
      <div class="note note--success mt-4" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b>Nowe hasło jest ustawione.</b>
        <span>Możesz się nim zalogować od razu.</span>
      </div>
      <a class="btn btn--primary mt-4" routerLink="/zaloguj">Zaloguj</a>
    } @else if (!token()) {
      <p class="mt-4">Otwórz tę stronę linkiem z&nbsp;wiadomości o&nbsp;nowym haśle.</p>
      <a class="btn btn--primary mt-4" routerLink="/nie-pamietam-hasla">Poproś o nowy link</a>
    } @else {
      <form class="stack mt-4" novalidate (submit)="change($event)">
        @if (failure(); as error) {
          <km-failure [error]="error" [canRetry]="false" />
        }
        <km-password-field
          name="password"
          label="Nowe hasło"
          autocomplete="new-password"
          [rules]="true"
          [(value)]="password"
          [error]="passwordError()"
        />
        <km-password-field
          name="passwordAgain"
          label="Powtórz nowe hasło"
          autocomplete="new-password"
          [(value)]="passwordAgain"
          [error]="againError()"
        />
        <button class="btn btn--primary btn--block" [disabled]="isSending()">Ustaw nowe hasło</button>
      </form>
    }
  </km-gate>`,
})
export class NewPassword {
  readonly token = input<string>();
  protected readonly password = signal('');
  protected readonly passwordAgain = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly againError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly isSet = signal(false);
  private readonly http = inject(HttpClient);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    this.passwordError.set(this.password().length >= 12 ? null : 'Wpisz co najmniej 12 znaków');
    this.againError.set(
      this.password() === this.passwordAgain() ? null : 'Hasła się różnią. Wpisz to samo hasło jeszcze raz.',
    );
    if (this.passwordError() || this.againError()) {
      return document.getElementById(this.passwordError() ? 'password' : 'passwordAgain')?.focus();
    }
    this.isSending.set(true);
    try {
      const body = { token: this.token() ?? '', password: this.password() };
      await firstValueFrom(this.http.post('/api/operator/password-reset', body));
      this.isSet.set(true);
    } catch (failure) {
      const weak = passwordSentence(toProblem(failure));
      if (weak) this.passwordError.set(weak);
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
