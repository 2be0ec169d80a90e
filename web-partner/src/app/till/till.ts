import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { CardLookup, DeskCheck, RedemptionReceipt } from '@karta/contracts';
import { FailureNote, plainDate, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import { CameraField } from './camera-field.ts';
import { SaleForm } from './sale-form.ts';
import { ReceiptNote } from './receipt-note.ts';
import { TillApi } from './till-api.ts';
import { verdictOf } from './verdict-words.ts';

/** The till: a card by number or camera, one big answer, a discount with its price, a receipt (004-96). */
@Component({
  selector: 'km-till',
  imports: [CameraField, FailureNote, ReceiptNote, SaleForm, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './till.html',
})
export class Till {
  protected readonly number = signal('');
  protected readonly numberError = signal<string | null>(null);
  protected readonly checked = signal<DeskCheck | null>(null);
  protected readonly receipt = signal<RedemptionReceipt | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isAsking = signal(false);
  protected readonly verdict = computed(() => {
    const checked = this.checked();
    return checked && verdictOf(checked);
  });
  protected readonly plainDate = plainDate;
  private readonly api = inject(TillApi);

  constructor() {
    // on a telephone the answer stands below the fold
    afterRenderEffect(() => {
      if (this.checked() || this.receipt())
        document.querySelector('.verdict')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    });
  }

  protected byNumber(event: Event): void {
    event.preventDefault();
    const number = this.number().trim();
    this.numberError.set(number.length < 3 ? 'Wpisz numer z karty, na przykład 01-000018' : null);
    if (this.numberError()) return document.getElementById('numer-karty')?.focus();
    void this.check({ number });
  }

  protected async check(lookup: CardLookup): Promise<void> {
    if (this.isAsking()) return;
    this.isAsking.set(true);
    this.clear();
    try {
      this.checked.set(await this.api.check(lookup));
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'NOT_FOUND') this.numberError.set('Nie ma karty o tym numerze. Sprawdź numer.');
      else if (code.startsWith('CARD_CODE')) this.numberError.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isAsking.set(false);
    }
  }

  protected sold(receipt: RedemptionReceipt): void {
    this.checked.set(null);
    this.receipt.set(receipt);
  }

  /** The next customer. */
  protected next(): void {
    this.clear();
    this.number.set('');
    document.getElementById('numer-karty')?.focus();
  }

  private clear(): void {
    this.checked.set(null);
    this.receipt.set(null);
    this.failure.set(null);
    this.numberError.set(null);
  }
}
