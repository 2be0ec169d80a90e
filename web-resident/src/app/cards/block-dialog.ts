import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { HolderCard } from '@karta/contracts';
import { Dialog, FailureNote, idempotent, IntendedAct, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const REASONS = [
  { code: 'loss', word: $localize`:@@block.loss:Zgubiłam, zgubiłem kartę` },
  { code: 'theft', word: $localize`:@@block.theft:Ktoś ukradł mi kartę` },
  { code: 'other', word: $localize`:@@block.other:Inny powód` },
] as const;

/** The holder blocks a card; it stops working at once (requirements 004-39 … 004-41). */
@Component({
  selector: 'km-block-dialog',
  imports: [Dialog, FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="isOpen()"
    heading="Zastrzec kartę?"
    i18n-heading="@@block.title"
    (closed)="closed.emit()"
  >
    <p i18n="@@block.words">
      Blokujesz kartę o&nbsp;numerze <b class="nowrap">{{ card().number }}</b>. Karta nie będzie mogła być wykorzystana
      do uzyskania zniżek. Przestanie działać od razu, a&nbsp;odblokować może ją tylko Biuro Karty.
    </p>
    <fieldset class="stack stack-2">
      <legend class="label mb-2" i18n="@@block.why">Dlaczego?</legend>
      @for (each of reasons; track each.code) {
        <label class="check"
          ><input
            type="radio"
            name="powod-zastrzezenia"
            [checked]="reason() === each.code"
            (change)="reason.set(each.code)"
          /><span>{{ each.word }}</span></label
        >
      }
    </fieldset>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <div class="actions">
      <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)" i18n="@@block.not">
        Nie zastrzegaj
      </button>
      <button type="button" class="btn btn--danger" [disabled]="isSending()" (click)="block()">
        {{ isSending() ? said.sending : said.block }}
      </button>
    </div>
  </km-dialog>`,
})
export class BlockDialog {
  readonly card = input.required<HolderCard>();
  readonly closed = output();
  readonly blocked = output();
  protected readonly isOpen = signal(true);
  protected readonly reasons = REASONS;
  protected readonly said = {
    sending: $localize`:@@block.sending:Zastrzegamy…`,
    block: $localize`:@@card.block:Zastrzeż kartę`,
  };
  protected readonly reason = signal<(typeof REASONS)[number]['code']>('loss');
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly blocking = new IntendedAct();

  protected async block(): Promise<void> {
    if (this.isSending()) return;
    const { id } = this.card();
    const body = { reason: this.reason() };
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const options = idempotent(this.blocking.keyFor([id, body]));
      await firstValueFrom(this.http.post(`/api/resident/cards/${id}/block`, body, options));
      this.toasts.say($localize`:@@block.done:Karta zastrzeżona. Nikt już jej nie użyje.`);
      this.blocked.emit();
      this.isOpen.set(false);
    } catch (failure) {
      this.blocking.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
