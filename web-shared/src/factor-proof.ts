import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { FactorMethod, PasskeyOptions } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';
import { FailureNote } from './failure-note.ts';
import { usePasskey } from './passkey.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { TextField } from './text-field.ts';

/** The second factor, after the right password: a passkey, a code of an app, or one of the written codes. */
@Component({
  selector: 'km-factor-proof',
  imports: [FailureNote, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (methods().includes('passkey')) {
      <button type="button" class="btn btn--primary btn--block" [disabled]="isSending()" (click)="prove()">
        <span class="i i-shield" aria-hidden="true"></span>Użyj klucza dostępu
      </button>
      <p class="muted small">Albo wpisz kod:</p>
    }
    <form class="stack" novalidate (submit)="send($event)">
      <km-text-field
        name="kod"
        [label]="methods().includes('totp') ? 'Kod z aplikacji albo kod zapasowy' : 'Kod zapasowy'"
        [hint]="
          methods().includes('totp')
            ? 'Sześć cyfr, które pokazuje aplikacja, albo jeden z zapisanych kodów.'
            : 'Jeden z kodów, które masz zapisane.'
        "
        autocomplete="one-time-code"
        [maxLength]="39"
        [(value)]="code"
        [error]="codeError()"
      />
      <button
        class="btn btn--block"
        [class.btn--primary]="!methods().includes('passkey')"
        [class.btn--secondary]="methods().includes('passkey')"
        [disabled]="isSending()"
      >
        {{ isSending() ? 'Sprawdzamy…' : 'Potwierdź kod' }}
      </button>
    </form>
  </div>`,
})
export class FactorProof<Answer> {
  /** Of the sign-in; the factor is sent below it. */
  readonly address = input.required<string>();
  readonly methods = input.required<readonly FactorMethod[]>();
  /** Who is signed in now. */
  readonly proved = output<Answer>();
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().trim();
    this.codeError.set(code.length >= 6 ? null : 'Wpisz sześć cyfr z aplikacji albo kod zapasowy');
    if (this.codeError()) return document.getElementById('kod')?.focus();
    await this.act(() => firstValueFrom(this.http.post<Answer>(`${this.address()}/code`, { code })));
  }

  protected prove(): Promise<void> {
    return this.act(async () => {
      const options = await firstValueFrom(this.http.post<PasskeyOptions>(`${this.address()}/passkey/options`, {}));
      const answer = await usePasskey(options);
      return firstValueFrom(this.http.post<Answer>(`${this.address()}/passkey`, { answer }));
    });
  }

  private async act(work: () => Promise<Answer>): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.codeError.set(null);
    this.isSending.set(true);
    try {
      this.proved.emit(await work());
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'FACTOR_CODE_WRONG') {
        this.codeError.set(sentenceFor(code));
        document.getElementById('kod')?.focus();
      } else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
