import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { DeskOffers, OwnDiscount, PartnerOfferView } from '@karta/contracts';
import {
  FailureNote,
  nearTime,
  readAnew,
  sentenceFor,
  Skeleton,
  StatusChip,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { OfferForm, type WrittenOffer } from './offer-form.ts';
import { offerLine, offerStatus } from './offer-words.ts';
import { OffersApi, offerList } from './offers-api.ts';

/** Offers of the own partner: written, sent to the office, where each lies; what is accepted holds, and is changed by another offer. */
@Component({
  selector: 'km-offers',
  imports: [FailureNote, OfferForm, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offers.html',
})
export class Offers {
  protected readonly resource = offerList();
  protected readonly list = linkedSignal<DeskOffers | undefined, DeskOffers | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  /** Discounts whose change is written or waits are changed there. */
  protected readonly changing = computed(
    () =>
      new Set(
        this.list()?.offers.flatMap(({ state, discountId }) =>
          ['draft', 'sent'].includes(state) && discountId ? [discountId] : [],
        ),
      ),
  );
  protected readonly written = signal<WrittenOffer | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly status = offerStatus;
  protected readonly line = offerLine;
  protected readonly nearTime = nearTime;
  private readonly api = inject(OffersApi);
  private readonly toasts = inject(Toasts);

  protected change(discount: OwnDiscount): void {
    this.written.set({ ...discount, id: null, version: 0, discountId: discount.id });
  }

  protected saved(isSent: boolean): void {
    this.written.set(null);
    this.toasts.say(isSent ? 'Oferta wysłana do urzędu.' : 'Szkic zapisany.');
    readAnew(this.resource);
  }

  protected async discard({ id, name }: PartnerOfferView): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.api.discard(id);
      this.toasts.say(`Usunięto: ${name}.`);
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      readAnew(this.resource);
    }
  }
}
