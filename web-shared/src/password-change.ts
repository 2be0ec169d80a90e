import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from './failure-note.ts';
import { PasswordField } from './password-field.ts';
import { passwordSentence } from './password-sentence.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { Toasts } from './toasts.ts';

type Field = 'oldPassword' | 'newPassword' | 'newPasswordAgain';

/** The own password: the old one once, the new one twice. */
@Component({
  selector: 'km-password-change',
  imports: [FailureNote, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack form" novalidate (submit)="change($event)">
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <input
      class="sr"
      type="email"
      name="username"
      autocomplete="username"
      tabindex="-1"
      aria-hidden="true"
      [value]="email()"
      readonly
    />
    <km-password-field
      name="oldPassword"
      label="Stare hasło"
      i18n-label="@@password-change.old"
      [(value)]="oldPassword"
      [error]="errors().oldPassword ?? null"
    />
    <km-password-field
      name="newPassword"
      label="Nowe hasło"
      i18n-label="@@password-change.new"
      autocomplete="new-password"
      [rules]="true"
      [(value)]="newPassword"
      [error]="errors().newPassword ?? null"
    />
    <km-password-field
      name="newPasswordAgain"
      label="Potwierdź nowe hasło"
      i18n-label="@@password-change.again"
      autocomplete="new-password"
      [(value)]="newPasswordAgain"
      [error]="errors().newPasswordAgain ?? null"
    />
    <button class="btn btn--secondary" [disabled]="isSending()" i18n="@@password-change.do">Zmień hasło</button>
  </form>`,
})
export class PasswordChangeForm {
  readonly email = input.required<string>();
  /** Where the change is sent. */
  readonly address = input.required<string>();
  readonly changed = output();
  protected readonly oldPassword = signal('');
  protected readonly newPassword = signal('');
  protected readonly newPasswordAgain = signal('');
  protected readonly errors = signal<Partial<Record<Field, string>>>({});
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    if (this.isSending() || !this.isComplete()) return;
    this.isSending.set(true);
    try {
      const body = { oldPassword: this.oldPassword(), newPassword: this.newPassword() };
      await firstValueFrom(this.http.put(this.address(), body));
      for (const field of [this.oldPassword, this.newPassword, this.newPasswordAgain]) field.set('');
      this.toasts.say($localize`:@@password-change.done:Hasło zmienione. Inne urządzenia wylogowaliśmy.`);
      this.changed.emit();
    } catch (failure) {
      this.show(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private isComplete(): boolean {
    this.errors.set({
      ...(this.oldPassword() ? {} : { oldPassword: $localize`:@@password-change.old-missing:Wpisz obecne hasło` }),
      ...(this.newPassword().length >= 12
        ? {}
        : { newPassword: $localize`:@@join.password-short:Wpisz co najmniej 12 znaków` }),
      ...(this.newPassword() === this.newPasswordAgain()
        ? {}
        : { newPasswordAgain: $localize`:@@join.passwords-differ:Hasła się różnią. Wpisz to samo hasło jeszcze raz` }),
    });
    return this.focusFirst();
  }

  private show(failure: unknown): void {
    const problem = toProblem(failure);
    const weak = passwordSentence(problem);
    if (problem.code === 'WRONG_PASSWORD') this.errors.set({ oldPassword: sentenceFor(problem.code) });
    else if (weak) this.errors.set({ newPassword: weak });
    else this.failure.set(failure);
    this.focusFirst();
  }

  /** @returns whether nothing is wrong */
  private focusFirst(): boolean {
    const [first] = Object.keys(this.errors());
    if (first) document.getElementById(first)?.focus();
    return first === undefined;
  }
}
