import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { FailureNote } from './failure-note.ts';
import { PasswordField } from './password-field.ts';
import { passwordSentence } from './password-sentence.ts';
import { toProblem } from './problem.ts';

/** A new password, twice, for who has opened the link of a letter. */
@Component({
  selector: 'km-new-password-form',
  imports: [FailureNote, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack" novalidate (submit)="change($event)">
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (isSpent()) {
      <ng-content select="[another]" />
    }
    <km-password-field
      name="password"
      label="Nowe hasło"
      i18n-label="@@new-password.new"
      autocomplete="new-password"
      [rules]="true"
      [(value)]="password"
      [error]="passwordError()"
    />
    <km-password-field
      name="passwordAgain"
      label="Powtórz nowe hasło"
      i18n-label="@@new-password.again"
      autocomplete="new-password"
      [(value)]="passwordAgain"
      [error]="againError()"
    />
    <button class="btn btn--primary btn--block" [disabled]="isSending()" i18n="@@new-password.do">
      Ustaw nowe hasło
    </button>
  </form>`,
})
export class NewPasswordForm {
  readonly send = input.required<(password: string) => Promise<unknown>>();
  readonly done = output();
  protected readonly password = signal('');
  protected readonly passwordAgain = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly againError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  /** The link opens nothing any more: what is put in as `another` leads to a new one. */
  protected readonly isSpent = computed(
    () => this.failure() !== null && toProblem(this.failure()).code === 'TOKEN_INVALID',
  );
  protected readonly isSending = signal(false);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    this.passwordError.set(
      this.password().length >= 12 ? null : $localize`:@@join.password-short:Wpisz co najmniej 12 znaków`,
    );
    this.againError.set(
      this.password() === this.passwordAgain()
        ? null
        : $localize`:@@new-password.differ:Hasła się różnią. Wpisz to samo hasło jeszcze raz.`,
    );
    if (this.passwordError() || this.againError()) {
      return document.getElementById(this.passwordError() ? 'password' : 'passwordAgain')?.focus();
    }
    this.isSending.set(true);
    try {
      await this.send()(this.password());
      this.done.emit();
    } catch (failure) {
      const weak = passwordSentence(toProblem(failure));
      if (weak === undefined) this.failure.set(failure);
      else this.passwordError.set(weak);
    } finally {
      this.isSending.set(false);
    }
  }
}
