import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, PasswordField, TextField } from '@karta/web-shared';
import { Gate } from './gate.ts';
import { OperatorAccess } from './operator-access.ts';

@Component({
  selector: 'km-sign-in',
  imports: [FailureNote, Gate, PasswordField, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.html',
})
export class SignInPage {
  /** Where the operator wanted to go. */
  readonly powrot = input<string>();
  protected readonly access = inject(OperatorAccess);
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
    this.emailError.set(this.email().includes('@') ? null : 'Wpisz służbowy adres e-mail');
    this.passwordError.set(this.password() ? null : 'Wpisz hasło');
    if (this.emailError() || this.passwordError()) {
      document.getElementById(this.emailError() ? 'email' : 'password')?.focus();
      return;
    }
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.access.signIn({ email: this.email().trim(), password: this.password() });
      const wanted = this.powrot();
      await this.router.navigateByUrl(wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/');
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
