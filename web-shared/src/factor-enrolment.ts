import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { FactorMethod, PasskeyOptions, RecoveryCodes, TotpBegun } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from './failure-note.ts';
import { makePasskey } from './passkey.ts';
import { PasswordField } from './password-field.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { RecoveryCodeList } from './recovery-code-list.ts';
import { TextField } from './text-field.ts';

const NAMES: Readonly<Record<FactorMethod, string>> = {
  totp: $localize`:@@factor.app:Aplikacja w telefonie`,
  passkey: $localize`:@@factor.passkey:Klucz dostępu`,
};

/** Makes a second factor: an app with a picture to scan, or a passkey; the first one gives codes to write down. */
@Component({
  selector: 'km-factor-enrolment',
  imports: [FailureNote, PasswordField, RecoveryCodeList, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (codes(); as list) {
      <km-recovery-codes [codes]="list" (kept)="done.emit()" />
    } @else if (begun(); as app) {
      <form class="stack" novalidate (submit)="confirm($event)">
        <p i18n="@@factor.scan">Zeskanuj ten kod w&nbsp;aplikacji uwierzytelniającej w&nbsp;telefonie.</p>
        <img
          class="factor-qr"
          [src]="app.qr"
          width="200"
          height="200"
          alt="Kod QR z kluczem dla aplikacji"
          i18n-alt="@@factor.qr"
        />
        <p class="small" i18n="@@factor.type">
          Nie możesz zeskanować? Wpisz w&nbsp;aplikacji klucz:<br /><code class="mono factor-secret">{{
            app.secret
          }}</code>
        </p>
        <km-text-field
          name="kod-aplikacji"
          label="Kod z aplikacji"
          i18n-label="@@factor.code"
          hint="Sześć cyfr, które aplikacja pokazuje teraz."
          i18n-hint="@@factor.code-hint"
          autocomplete="one-time-code"
          inputmode="numeric"
          [maxLength]="7"
          [required]="true"
          [(value)]="code"
          [error]="codeError()"
        />
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ isSending() ? words.checking : words.confirm }}
        </button>
        <button type="button" class="btn btn--text" (click)="begun.set(null)" i18n="@@factor.back">
          Wróć do wyboru
        </button>
      </form>
    } @else {
      <form class="stack" novalidate (submit)="begin($event, 'totp')">
        @if (asksPassword()) {
          <km-password-field
            name="haslo-skladnika"
            label="Twoje hasło"
            i18n-label="@@own-password"
            [(value)]="password"
            [error]="passwordError()"
          />
        }
        <button class="btn btn--primary" [disabled]="isSending()" i18n="@@factor.add-app">
          Dodaj aplikację w&nbsp;telefonie
        </button>
        <button
          type="button"
          class="btn btn--secondary"
          [disabled]="isSending()"
          (click)="begin($event, 'passkey')"
          i18n="@@factor.add-passkey"
        >
          Dodaj klucz dostępu
        </button>
        <p class="hint" i18n="@@factor.explained">
          Klucz dostępu to odcisk palca, twarz albo PIN tego urządzenia lub klucz USB. Aplikacja pokazuje kod, który
          zmienia się co pół minuty.
        </p>
      </form>
    }
  </div>`,
})
export class FactorEnrolment {
  /** Where factors are made. */
  readonly address = input.required<string>();
  /** Asked of who is signed in; who is on the way in has just given it. */
  readonly asksPassword = input(false);
  /** The factor counts, and its codes were written down. */
  readonly done = output();
  protected readonly words = {
    checking: $localize`:@@factor.checking:Sprawdzamy…`,
    confirm: $localize`:@@factor.confirm:Potwierdź i włącz`,
  };
  protected readonly begun = signal<TotpBegun | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);

  protected async begin(event: Event, method: FactorMethod): Promise<void> {
    event.preventDefault();
    this.passwordError.set(
      this.asksPassword() && !this.password()
        ? $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`
        : null,
    );
    if (this.passwordError()) return document.getElementById('haslo-skladnika')?.focus();
    await this.act(() => (method === 'totp' ? this.showApp() : this.addPasskey()));
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().replace(/\s/g, '');
    this.codeError.set(
      /^\d{6}$/.test(code) ? null : $localize`:@@factor.code-missing:Wpisz sześć cyfr, które pokazuje aplikacja`,
    );
    if (this.codeError()) return document.getElementById('kod-aplikacji')?.focus();
    await this.act(async () => {
      const { codes } = await this.post<RecoveryCodes>('totp', { code, name: NAMES.totp });
      this.finish(codes);
    });
  }

  private async showApp(): Promise<void> {
    this.code.set('');
    this.begun.set(await this.post<TotpBegun>('totp/begin', { password: this.password() }));
  }

  private async addPasskey(): Promise<void> {
    const options = await this.post<PasskeyOptions>('passkey/options', { password: this.password() });
    const answer = await makePasskey(options);
    const { codes } = await this.post<RecoveryCodes>('passkey', { name: NAMES.passkey, answer });
    this.finish(codes);
  }

  private finish(codes: readonly string[]): void {
    this.password.set('');
    this.begun.set(null);
    if (codes.length > 0) this.codes.set(codes);
    else this.done.emit();
  }

  private post<Answer>(path: string, body: object): Promise<Answer> {
    return firstValueFrom(this.http.post<Answer>(`${this.address()}/${path}`, body));
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await work();
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.passwordError.set(sentenceFor(code));
      else if (code === 'FACTOR_CODE_WRONG') this.codeError.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
