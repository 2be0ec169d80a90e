import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FactorStep, ResidentSession } from '@karta/contracts';
import { FactorProof, FailureNote, PasswordField, TextField, toProblem } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

@Component({
  selector: 'km-sign-in',
  imports: [FactorProof, FailureNote, PasswordField, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 class="sr" i18n="@@sign-in.heading">Zaloguj się do Panelu Mieszkańca</h1>
    @if (step(); as asked) {
      <km-factor-proof address="/api/resident/sign-in" [methods]="asked.methods" (proved)="enter($event)" />
      <button type="button" class="btn btn--text" i18n="@@sign-in.start-again" (click)="step.set(null)">
        Zacznij od nowa
      </button>
    } @else {
      <form novalidate (submit)="signIn($event)">
        @if (failure(); as error) {
          <km-failure [error]="error" [canRetry]="false" />
        }
        @if (isEnding()) {
          <div class="note note--warning" role="status">
            <span class="i i-undo" aria-hidden="true"></span>
            <b i18n="@@sign-in.ending">To konto jest zamknięte na Twoje życzenie.</b>
            <span i18n="@@sign-in.take-back-lead"
              >Dane jeszcze są. Możesz to cofnąć i&nbsp;zalogować się za chwilę.</span
            >
          </div>
          <button
            type="button"
            class="btn btn--secondary btn--block"
            [disabled]="isSending()"
            i18n="@@sign-in.take-back"
            (click)="takeBack()"
          >
            Przywróć konto
          </button>
        }
        @if (isTakenBack()) {
          <div class="note note--success" role="status">
            <span class="i i-check_circle" aria-hidden="true"></span>
            <b i18n="@@sign-in.taken-back">Konto wraca.</b>
            <span i18n="@@sign-in.taken-back-words">Za chwilę napiszemy, że znów działa. Wtedy się zaloguj.</span>
          </div>
        }
        <km-text-field
          name="email"
          label="Adres e-mail"
          i18n-label="@@email"
          type="email"
          autocomplete="username"
          [(value)]="email"
          [error]="emailError()"
        />
        <div>
          <km-password-field
            name="password"
            label="Hasło"
            i18n-label="@@password"
            [required]="false"
            [(value)]="password"
            [error]="passwordError()"
          />
          <a class="link-line" routerLink="/nie-pamietam-hasla" i18n="@@sign-in.forgotten">Nie pamiętam hasła</a>
        </div>
        <button class="btn btn--primary btn--block" [disabled]="isSending()">
          {{ isSending() ? words.sending : words.send }}
        </button>
        <p class="small muted" i18n="@@sign-in.no-account">
          Nie masz konta? <a routerLink="/zaloz-konto">Załóż konto</a>, zajmie to dwie minuty.
        </p>
      </form>
    }`,
})
export class SignInPage {
  /** Where the visitor wanted to go. */
  readonly powrot = input<string>();
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  /** The account is closed, and its owner may still open it again. */
  protected readonly isEnding = signal(false);
  protected readonly isTakenBack = signal(false);
  /** The second factor that is asked for after the right password. */
  protected readonly step = signal<FactorStep | null>(null);
  protected readonly words = {
    sending: $localize`:@@sign-in.sending:Logujemy…`,
    send: $localize`:@@sign-in:Zaloguj`,
  };
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    this.isEnding.set(false);
    this.isTakenBack.set(false);
    this.emailError.set(
      this.email().includes('@')
        ? null
        : $localize`:@@sign-in.email-missing:Wpisz adres e-mail podany przy rejestracji`,
    );
    this.passwordError.set(this.password() ? null : $localize`:@@sign-in.password-missing:Wpisz hasło`);
    if (this.emailError() || this.passwordError() || this.isSending()) {
      document.getElementById(this.emailError() ? 'email' : 'password')?.focus();
      return;
    }
    this.isSending.set(true);
    try {
      this.step.set(await this.access.signIn({ email: this.email().trim(), password: this.password() }));
      if (this.step() === null) await this.goOn();
    } catch (failure) {
      this.isEnding.set(toProblem(failure).code === 'ACCOUNT_BEING_ERASED');
      if (!this.isEnding()) this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  protected async enter(session: ResidentSession): Promise<void> {
    this.access.enter(session);
    await this.goOn();
  }

  private async goOn(): Promise<void> {
    const wanted = this.powrot();
    await this.router.navigateByUrl(wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/karty');
  }

  protected async takeBack(): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await this.access.takeBackErasure({ email: this.email().trim(), password: this.password() });
      this.isEnding.set(false);
      this.isTakenBack.set(true);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
