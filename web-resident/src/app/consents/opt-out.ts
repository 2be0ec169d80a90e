import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OptOutView } from '@karta/contracts';
import { FailureNote, Skeleton, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** What is no code is asked of nobody. */
const CODE = /^[\w-]{16}$/;

/** The link in a campaign's message ends here: one click, without signing in, and no more of them come (001-32). */
@Component({
  selector: 'km-opt-out',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@opt-out.title">Wypisanie się z&nbsp;informacji handlowych</h1>
    @if (isUnknown()) {
      <p i18n="@@opt-out.unknown">
        Nie znamy tego linku albo jest już za stary. Zgodę wycofasz też w&nbsp;Panelu Mieszkańca, w&nbsp;dziale „Zgody”.
      </p>
      <a class="btn btn--secondary" routerLink="/zgody" i18n="@@opt-out.consents">Przejdź do zgód</a>
    } @else if (isOut()) {
      <div class="note note--success" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b i18n="@@opt-out.done">Nie wyślemy Ci już informacji handlowych.</b>
        <span i18n="@@opt-out.still"
          >Wiadomości o&nbsp;Twoich kartach, wnioskach i&nbsp;sprawach będą przychodzić jak dotąd.</span
        >
      </div>
      <p i18n="@@opt-out.back">Zmienisz zdanie? Zaloguj się i&nbsp;daj zgodę znowu w&nbsp;dziale „Zgody”.</p>
      <a class="btn btn--secondary" routerLink="/zgody" i18n="@@opt-out.consents">Przejdź do zgód</a>
    } @else if (view.hasValue()) {
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <p i18n="@@opt-out.ask">
        Nie chcesz więcej informacji handlowych z&nbsp;miasta? Wystarczy jedno kliknięcie, bez logowania.
      </p>
      <button
        type="button"
        class="btn btn--primary btn--block"
        [disabled]="isSending()"
        i18n="@@opt-out.yes"
        (click)="optOut()"
      >
        Wypisz mnie
      </button>
    } @else if (view.error()) {
      <km-failure [error]="view.error()" (retry)="view.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }
  </div>`,
})
export class OptOut {
  readonly code = input.required<string>();
  private readonly address = computed(() => `/api/resident/opt-out/${encodeURIComponent(this.code())}`);
  private readonly isCode = computed(() => CODE.test(this.code()));
  protected readonly view = httpResource<OptOutView>(() => (this.isCode() ? this.address() : undefined));
  protected readonly isOut = linkedSignal(() => this.view.hasValue() && this.view.value().isOut);
  protected readonly isUnknown = computed(() => {
    const error = this.view.error();
    return !this.isCode() || (error !== undefined && toProblem(error).code === 'OPT_OUT_UNKNOWN');
  });
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);

  protected async optOut(): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post(this.address(), {}));
      this.isOut.set(true);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
