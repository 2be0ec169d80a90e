import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { DeskCheck, DeskDiscount, RedemptionReceipt } from '@karta/contracts';
import { savedOf } from '@karta/domain';
import { FailureNote, IntendedAct, TextField, zloty } from '@karta/web-shared';
import { groszeOf } from './grosze.ts';
import { TillApi } from './till-api.ts';
import { savingWords } from './verdict-words.ts';

/** A discount, the price, what is left to pay; noted once, however often it is pressed. */
@Component({
  selector: 'km-sale-form',
  imports: [FailureNote, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sale-form.html',
})
export class SaleForm {
  readonly check = input.required<DeskCheck>();
  readonly sold = output<RedemptionReceipt>();
  /** One that is alone is chosen. */
  protected readonly chosen = linkedSignal<DeskDiscount | null>(() => {
    const { discounts } = this.check();
    return discounts.length === 1 ? (discounts[0] ?? null) : null;
  });
  protected readonly price = signal('');
  protected readonly pieces = signal('1');
  /** Of what was sent; gone with the next letter. */
  protected readonly errors = linkedSignal<string, { price?: string; pieces?: string; discount?: string }>({
    source: () => `${this.price()}|${this.pieces()}|${this.chosen()?.id}`,
    computation: () => ({}),
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly sum = computed(() => {
    const [price, pieces, discount] = [groszeOf(this.price()), this.quantity(), this.chosen()];
    if (price === null || pieces === null || !discount) return null;
    const saved = savedOf(discount, price, pieces);
    return { saved: zloty(saved), toPay: zloty(price - saved) };
  });
  protected readonly words = (discount: DeskDiscount): string => savingWords(discount, zloty);
  private readonly quantity = computed(() => (/^[1-9]\d?$|^100$/.test(this.pieces()) ? Number(this.pieces()) : null));
  private readonly api = inject(TillApi);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [price, quantity, discount] = [groszeOf(this.price()), this.quantity(), this.chosen()];
    this.errors.set({
      ...(discount ? {} : { discount: 'Wybierz zniżkę' }),
      ...(price === null ? { price: 'Wpisz cenę, na przykład 24,00' } : {}),
      ...(quantity === null ? { pieces: 'Wpisz liczbę od 1 do 100' } : {}),
    });
    if (!discount || price === null || quantity === null) {
      const [first] = Object.keys(this.errors());
      return document
        .getElementById(first === 'discount' ? 'znizka-0' : first === 'price' ? 'cena' : 'sztuki')
        ?.focus();
    }
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    // by its number: the code of a telephone is another one by now
    const sale = { number: this.check().card.number, discountId: discount.id, price, quantity };
    try {
      const receipt = await this.api.redeem(sale, this.intended.keyFor(sale));
      this.intended.succeeded();
      this.sold.emit(receipt);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
