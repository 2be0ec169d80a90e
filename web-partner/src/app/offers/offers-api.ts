import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DeskOffers, OfferDraft } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const AT = '/api/desk/offers';

/** Requests about offers, nothing else. */
@Injectable({ providedIn: 'root' })
export class OffersApi {
  private readonly http = inject(HttpClient);

  write(draft: OfferDraft, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(AT, draft, idempotent(key)));
  }
  change(id: string, version: number, draft: OfferDraft): Promise<unknown> {
    return firstValueFrom(this.http.put(`${AT}/${id}`, { ...draft, version }));
  }
  discard(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${AT}/${id}`));
  }
}

export const offerList = (): HttpResourceRef<DeskOffers | undefined> => httpResource<DeskOffers>(() => AT);
