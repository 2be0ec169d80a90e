import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WaitingOffer, WaitingOffers } from '@karta/contracts';
import { FailureNote, nearTime, readAnew, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { offerLines } from './offer-words.ts';

/** Offers that partners have sent: taken into the catalogue, or sent back with a reason (G-5). */
@Component({
  selector: 'km-partner-offers',
  imports: [FailureNote, ReasonDialog, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './partner-offers.html',
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
      margin-top: 12px;
      padding-top: 12px;
    }
  `,
})
export class PartnerOffers {
  /** Of one partner; of all where it is empty. */
  readonly partnerId = input('');
  protected readonly resource = httpResource<WaitingOffers>(
    () => `/api/admin/partner-offers${this.partnerId() && `?partner=${this.partnerId()}`}`,
  );
  protected readonly list = linkedSignal<WaitingOffers | undefined, WaitingOffers | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly refused = signal<WaitingOffer | null>(null);
  protected readonly problem = signal<{ id: string; sentence: string } | null>(null);
  protected readonly isSending = signal(false);
  protected readonly lines = offerLines;
  protected readonly nearTime = nearTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async accept(offer: WaitingOffer): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.send(offer, true, '');
      this.toasts.say(`Oferta przyjęta: ${offer.name}. Jest już w portalu.`);
    } catch (failure) {
      this.problem.set({ id: offer.id, sentence: wordsOf(failure) });
    } finally {
      this.isSending.set(false);
      readAnew(this.resource);
    }
  }

  protected readonly refuse = async (reason: string): Promise<void> => {
    const offer = this.refused();
    if (offer) await this.send(offer, false, reason);
  };

  protected refusedDone(): void {
    this.refused.set(null);
    this.toasts.say('Oferta odrzucona. Partner widzi powód.');
    readAnew(this.resource);
  }

  private send({ id, version }: WaitingOffer, accept: boolean, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/admin/partner-offers/${id}/decision`, { version, accept, reason }));
  }
}

const wordsOf = (failure: unknown): string => {
  const { code } = toProblem(failure);
  return code === 'CODE_TAKEN'
    ? 'Ten partner ma już ulgę o tej nazwie. Odrzuć ofertę z prośbą o inny tytuł.'
    : sentenceFor(code);
};
