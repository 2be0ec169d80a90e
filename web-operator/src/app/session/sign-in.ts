import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FactorStep, OperatorSession } from '@karta/contracts';
import { FailureNote, PasswordField, TextField } from '@karta/web-shared';
import { Gate } from './gate.ts';
import { OpenIdApi } from './open-id-api.ts';
import { OperatorAccess } from './operator-access.ts';
import { SecondStep } from './second-step.ts';

@Component({
  selector: 'km-sign-in',
  imports: [FailureNote, Gate, PasswordField, RouterLink, SecondStep, TextField],
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
  private readonly openId = inject(OpenIdApi);
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
    await this.act(async () => {
      const step = await this.access.signIn({ email: this.email().trim(), password: this.password() });
      this.password.set('');
      this.factor.set(step);
      if (step === null) await this.enter();
    });
  }

  /** Leaves this page for the provider's. */
  protected leaveForProvider(): Promise<void> {
    return this.act(() => this.openId.leaveToSignIn({ to: this.wantedPath() }));
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
    await this.router.navigateByUrl(this.wantedPath());
  }

  private wantedPath(): string {
    const wanted = this.powrot();
    return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await work();
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
