import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { FactorMethod, FactorStep } from '@karta/contracts';
import { Dialog } from './dialog.ts';
import { FactorProof } from './factor-proof.ts';
import { PasswordField } from './password-field.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { SessionGate } from './session-gate.ts';

/** Over the page whose session has ended: the same person signs in, and the page goes on as it stands. */
@Component({
  selector: 'km-session-dialog',
  imports: [Dialog, FactorProof, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="gate.isAsking()"
    heading="Zaloguj się jeszcze raz"
    i18n-heading="@@session.again"
    (closed)="leave()"
  >
    <p i18n="@@session.ended">
      Sesja wygasła. To, co jest na stronie, zostaje: po zalogowaniu dokończysz tę samą czynność.
    </p>
    @if (factor(); as methods) {
      <p class="muted" i18n="@@session.factor">Teraz drugi składnik logowania.</p>
      <km-factor-proof [address]="factorAddress()" [methods]="methods" (proved)="comeBack($event)" />
      <div class="actions mt-3">
        <button type="button" class="btn btn--secondary" (click)="leave()" i18n="@@session.leave">Wyjdź</button>
      </div>
    } @else {
      <form class="stack stack-3" novalidate (submit)="send($event)">
        <p class="muted">{{ email() }}</p>
        <km-password-field
          name="haslo-sesji"
          label="Hasło"
          i18n-label="@@password"
          [(value)]="password"
          [error]="error()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" (click)="leave()" i18n="@@session.leave">Wyjdź</button>
          <button class="btn btn--primary" [disabled]="isSending()">
            {{ isSending() ? said.sending : said.go }}
          </button>
        </div>
      </form>
    }
  </km-dialog>`,
})
export class SessionDialog<Session> {
  readonly email = input.required<string>();
  /** Sends the password; returns what is asked for beside it. */
  readonly signIn = input.required<(password: string) => Promise<FactorStep | null>>();
  /** Where a second factor is sent. */
  readonly factorAddress = input('');
  /** Who has shown a second factor. */
  readonly proved = output<Session>();
  /** The person does not come back: the page is left. */
  readonly left = output();
  protected readonly said = {
    sending: $localize`:@@session.sending:Logujemy…`,
    go: $localize`:@@session.go:Zaloguj i kontynuuj`,
  };
  protected readonly gate = inject(SessionGate);
  protected readonly factor = signal<readonly FactorMethod[] | null>(null);
  protected readonly password = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.error.set(this.password() === '' ? $localize`:@@activate.password-missing:Wpisz hasło` : null);
    if (this.error()) return document.getElementById('haslo-sesji')?.focus();
    this.isSending.set(true);
    try {
      const step = await this.signIn()(this.password());
      this.password.set('');
      // a factor is made at the sign-in, not over a page
      if (step?.step === 'enrol') this.leave();
      else if (step) this.factor.set(step.methods);
      else this.gate.settle(true);
    } catch (failure) {
      const { code } = toProblem(failure);
      this.error.set(
        code === 'WRONG_CREDENTIALS'
          ? $localize`:@@session.wrong:To nie to hasło. Wpisz je jeszcze raz.`
          : sentenceFor(code),
      );
      document.getElementById('haslo-sesji')?.focus();
    } finally {
      this.isSending.set(false);
    }
  }

  protected comeBack(session: Session): void {
    this.factor.set(null);
    this.proved.emit(session);
    this.gate.settle(true);
  }

  /** Also when the dialog is closed by Escape; after signing in there is nobody left to tell. */
  protected leave(): void {
    if (!this.gate.isAsking()) return;
    this.password.set('');
    this.error.set(null);
    this.factor.set(null);
    this.gate.settle(false);
    this.left.emit();
  }
}
