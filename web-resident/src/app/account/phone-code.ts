import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Account } from '@karta/contracts';
import { FailureNote, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/resident/account/phone-confirmation';

/** A number that waits: the code of its text, or another one. */
@Component({
  selector: 'km-phone-code',
  imports: [FailureNote, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="note">
      <span class="i i-info" aria-hidden="true"></span>
      <span i18n="@@phone.waits"
        >Numer <b class="nowrap">{{ phone() }}</b> czeka na potwierdzenie. Do tego czasu nie wysyłamy na niego SMS-ów o
        Twoich sprawach.</span
      >
    </div>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <form class="form" novalidate (submit)="confirm($event)">
      <km-text-field
        [name]="field()"
        label="Kod z SMS-a"
        i18n-label="@@phone.code"
        [hint]="hint()"
        autocomplete="one-time-code"
        inputmode="numeric"
        [maxLength]="20"
        [(value)]="code"
        [error]="codeError()"
      />
      <div class="actions">
        <button class="btn btn--primary" [disabled]="isSending()" i18n="@@phone.confirm">Potwierdź numer</button>
        <button
          type="button"
          class="btn btn--secondary"
          [disabled]="isSending()"
          (click)="sendAgain()"
          i18n="@@phone.again"
        >
          Wyślij nowy kod
        </button>
      </div>
    </form>
  `,
})
export class PhoneCode {
  readonly phone = input.required<string>();
  /** Tells fields of several numbers apart. */
  readonly field = input.required<string>();
  readonly confirmed = output<Account>();
  protected readonly hint = computed(
    () => $localize`:@@phone.hint:Sześć cyfr z SMS-a na numer ${this.phone()}:phone:. Kod działa 15 minut.`,
  );
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().replace(/\s/g, '');
    if (!/^\d{6}$/.test(code)) return this.refuse($localize`:@@phone.code-missing:Wpisz sześć cyfr z SMS-a`);
    await this.act(async () => {
      const order = { phone: this.phone(), code };
      const account = await firstValueFrom(this.http.post<Account>(ADDRESS, order));
      this.toasts.say($localize`:@@phone.confirmed:Numer telefonu potwierdzony.`);
      this.confirmed.emit(account);
    });
  }

  protected async sendAgain(): Promise<void> {
    await this.act(async () => {
      await firstValueFrom(this.http.post<Account>(`${ADDRESS}/resend`, { phone: this.phone() }));
      this.code.set('');
      this.toasts.say($localize`:@@phone.sent-again:Wysłaliśmy nowy kod. Poprzedni już nie działa.`);
      document.getElementById(this.field())?.focus();
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.codeError.set(null);
    this.isSending.set(true);
    try {
      await work();
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'PHONE_CODE_WRONG' || code === 'PHONE_CODE_SPENT') this.refuse(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private refuse(sentence: string): void {
    this.codeError.set(sentence);
    document.getElementById(this.field())?.focus();
  }
}
