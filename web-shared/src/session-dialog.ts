import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Dialog } from './dialog.ts';
import { PasswordField } from './password-field.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { SessionGate } from './session-gate.ts';

/** Over the page whose session has ended: the same person signs in, and the page goes on as it stands. */
@Component({
  selector: 'km-session-dialog',
  imports: [Dialog, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="gate.isAsking()" heading="Zaloguj się jeszcze raz" (closed)="leave()">
    <p>Sesja wygasła. To, co jest na stronie, zostaje: po zalogowaniu dokończysz tę samą czynność.</p>
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <p class="muted">{{ email() }}</p>
      <km-password-field name="haslo-sesji" label="Hasło" [(value)]="password" [error]="error()" />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="leave()">Wyjdź</button>
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ isSending() ? 'Logujemy…' : 'Zaloguj i kontynuuj' }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class SessionDialog {
  readonly email = input.required<string>();
  readonly signIn = input.required<(password: string) => Promise<void>>();
  /** The person does not come back: the page is left. */
  readonly left = output();
  protected readonly gate = inject(SessionGate);
  protected readonly password = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.error.set(this.password() === '' ? 'Wpisz hasło' : null);
    if (this.error()) return document.getElementById('haslo-sesji')?.focus();
    this.isSending.set(true);
    try {
      await this.signIn()(this.password());
      this.password.set('');
      this.gate.settle(true);
    } catch (failure) {
      const { code } = toProblem(failure);
      this.error.set(code === 'WRONG_CREDENTIALS' ? 'To nie to hasło. Wpisz je jeszcze raz.' : sentenceFor(code));
      document.getElementById('haslo-sesji')?.focus();
    } finally {
      this.isSending.set(false);
    }
  }

  /** Also when the dialog is closed by Escape; after signing in there is nobody left to tell. */
  protected leave(): void {
    if (!this.gate.isAsking()) return;
    this.password.set('');
    this.error.set(null);
    this.gate.settle(false);
    this.left.emit();
  }
}
