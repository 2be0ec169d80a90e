import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CardLookup, DeskCheck, NewRedemption, RedemptionReceipt } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Requests of the till, nothing else. */
@Injectable({ providedIn: 'root' })
export class TillApi {
  private readonly http = inject(HttpClient);

  check(card: CardLookup): Promise<DeskCheck> {
    return firstValueFrom(this.http.post<DeskCheck>('/api/desk/card-check', card));
  }
  redeem(sale: NewRedemption, key: string): Promise<RedemptionReceipt> {
    return firstValueFrom(this.http.post<RedemptionReceipt>('/api/desk/redemptions', sale, idempotent(key)));
  }
  reverse(id: string, reason: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/desk/redemptions/${id}/reversal`, { reason }, idempotent(key)));
  }
}
