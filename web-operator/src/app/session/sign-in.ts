import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FactorStep, OperatorSession } from '@karta/contracts';
import { FactorEnrolment, FactorProof, FailureNote, PasswordField, TextField } from '@karta/web-shared';
import { Gate } from './gate.ts';
import { OperatorAccess } from './operator-access.ts';

@Component({
  selector: 'km-sign-in',
  imports: [FactorEnrolment, FactorProof, FailureNote, Gate, PasswordField, RouterLink, TextField],
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
  /** What is asked for after the password. */
  protected readonly factor = signal<FactorStep | null>(null);
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
      const step = await this.access.signIn({ email: this.email().trim(), password: this.password() });
      this.password.set('');
      this.factor.set(step);
      if (step === null) await this.enter();
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  /** The second factor was right. */
  protected async prove(session: OperatorSession): Promise<void> {
    this.access.take(session);
    await this.enter();
  }

  /** A second factor was made, and its codes were written down. */
  protected async enrolled(): Promise<void> {
    await this.access.load();
    await this.enter();
  }

  protected async enter(): Promise<void> {
    const wanted = this.powrot();
    await this.router.navigateByUrl(wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/');
  }
}
