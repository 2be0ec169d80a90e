import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Account } from '@karta/contracts';
import { isEmail, plainEmail } from '@karta/domain';
import { FailureNote, PasswordField, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/resident/account/email';

/** Another address for the account: it counts once the link that goes there was used; until then the old one does. */
@Component({
  selector: 'km-email-change',
  imports: [FailureNote, PasswordField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `@if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (account().pendingEmail; as waiting) {
      <div class="note" role="status">
        <span class="i i-mark_email_read" aria-hidden="true"></span>
        <b class="break" i18n="@@email-change.waits">Nowy adres {{ waiting }} czeka na potwierdzenie.</b>
        <span i18n="@@email-change.until">Kliknij link, który tam wysłaliśmy. Do tego czasu działa stary adres.</span>
      </div>
      <button
        type="button"
        class="btn btn--secondary"
        [disabled]="isSending()"
        i18n="@@email-change.undo"
        (click)="send(null)"
      >
        Zostaw stary adres
      </button>
    } @else if (isOpen()) {
      <form class="form" novalidate (submit)="change($event)">
        <km-text-field
          name="nowy-email"
          label="Nowy adres e-mail"
          i18n-label="@@email-change.new"
          type="email"
          autocomplete="email"
          [required]="true"
          [maxLength]="254"
          [(value)]="email"
          [error]="emailError()"
        />
        <km-password-field
          name="haslo-do-adresu"
          label="Hasło do konta"
          i18n-label="@@account-password"
          [(value)]="password"
          [error]="passwordError()"
        />
        <div class="actions">
          <button class="btn btn--primary" [disabled]="isSending()" i18n="@@email-change.send">
            Wyślij link na nowy adres
          </button>
          <button type="button" class="btn btn--secondary" i18n="@@cancel" (click)="isOpen.set(false)">Anuluj</button>
        </div>
      </form>
    } @else {
      <button type="button" class="btn btn--text" i18n="@@email-change.open" (click)="isOpen.set(true)">
        Zmień adres e-mail
      </button>
    }`,
})
export class EmailChange {
  readonly account = input.required<Account>();
  readonly changed = output<Account>();
  protected readonly isOpen = signal(false);
  protected readonly email = signal('');
  protected readonly emailError = signal<string | null>(null);
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    const email = plainEmail(this.email());
    this.emailError.set(
      isEmail(email) ? null : $localize`:@@email-change.wrong:Wpisz pełny adres, na przykład jan@poczta.pl`,
    );
    this.passwordError.set(
      this.password() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.emailError()) return document.getElementById('nowy-email')?.focus();
    if (this.passwordError()) return document.getElementById('haslo-do-adresu')?.focus();
    await this.send(email);
  }

  protected async send(email: string | null): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      const account = await firstValueFrom(this.http.put<Account>(ADDRESS, { email, password: this.password() }));
      this.password.set('');
      this.isOpen.set(false);
      this.toasts.say(
        email === null
          ? $localize`:@@email-change.kept:Zostaje stary adres.`
          : $localize`:@@email-change.sent:Wysłaliśmy link na nowy adres.`,
      );
      this.changed.emit(account);
    } catch (failure) {
      const { code, fields } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.passwordError.set(sentenceFor(code));
      else if (fields?.some(({ path }) => path === 'email'))
        this.emailError.set($localize`:@@email-change.same:To jest obecny adres konta. Wpisz inny`);
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
