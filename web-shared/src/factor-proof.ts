import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
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
        <span class="i i-shield" aria-hidden="true"></span
        ><ng-container i18n="@@proof.passkey">Użyj klucza dostępu</ng-container>
      </button>
      <p class="muted small" i18n="@@proof.or">Albo wpisz kod:</p>
    }
    <form class="stack" novalidate (submit)="send($event)">
      <km-text-field
        name="kod"
        [label]="hasApp() ? words.appLabel : words.label"
        [hint]="hasApp() ? words.appHint : words.hint"
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
        {{ isSending() ? words.checking : words.confirm }}
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
  protected readonly hasApp = computed(() => this.methods().includes('totp'));
  protected readonly words = {
    appLabel: $localize`:@@proof.app-label:Kod z aplikacji albo kod zapasowy`,
    label: $localize`:@@proof.label:Kod zapasowy`,
    appHint: $localize`:@@proof.app-hint:Sześć cyfr, które pokazuje aplikacja, albo jeden z zapisanych kodów.`,
    hint: $localize`:@@proof.hint:Jeden z kodów, które masz zapisane.`,
    checking: $localize`:@@factor.checking:Sprawdzamy…`,
    confirm: $localize`:@@proof.confirm:Potwierdź kod`,
    missing: $localize`:@@proof.missing:Wpisz sześć cyfr z aplikacji albo kod zapasowy`,
  };
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().trim();
    this.codeError.set(code.length >= 6 ? null : this.words.missing);
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
