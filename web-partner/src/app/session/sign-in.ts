import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, PasswordField, TextField } from '@karta/web-shared';
import { DeskAccess } from './desk-access.ts';
import { Gate } from './gate.ts';

@Component({
  selector: 'km-sign-in',
  imports: [FailureNote, Gate, PasswordField, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Zaloguj się</h1>
    <p class="muted">Strona dla osób, które pracują u partnera Karty Mieszkańca.</p>
    @if (access.notice(); as notice) {
      <div class="note note--quiet mt-3">
        <span class="i i-info" aria-hidden="true"></span><span>{{ notice }}</span>
      </div>
    }
    <form class="stack mt-5" novalidate (submit)="signIn($event)">
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <km-text-field
        name="email"
        label="Adres e-mail"
        type="email"
        autocomplete="username"
        [(value)]="email"
        [error]="emailError()"
      />
      <km-password-field
        name="password"
        label="Hasło"
        [required]="false"
        [(value)]="password"
        [error]="passwordError()"
      />
      <button class="btn btn--primary btn--block" [disabled]="isSending()">
        {{ isSending() ? 'Logujemy…' : 'Zaloguj' }}
      </button>
      <a class="link-line" routerLink="/nie-pamietam-hasla">Nie pamiętam hasła</a>
    </form>
  </km-gate>`,
})
export class SignInPage {
  protected readonly access = inject(DeskAccess);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly router = inject(Router);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    this.emailError.set(this.email().includes('@') ? null : 'Wpisz adres e-mail, na który przyszło zaproszenie');
    this.passwordError.set(this.password() ? null : 'Wpisz hasło');
    if (this.emailError() || this.passwordError()) {
      document.getElementById(this.emailError() ? 'email' : 'password')?.focus();
      return;
    }
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.access.signIn({ email: this.email().trim(), password: this.password() });
      await this.router.navigate(['/kasa']);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
