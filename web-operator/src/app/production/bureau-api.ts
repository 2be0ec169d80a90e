import { HttpClient, HttpHeaders, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BureauFiles, BureauOrderDetail, BureauOrderList, BureauVerdicts, NewBureauOrder } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/bureau-orders';
const addressOf = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;
const CSV = { headers: new HttpHeaders({ 'Content-Type': 'text/csv' }) };

/** Requests about cards that an outside firm makes, nothing else. */
@Injectable({ providedIn: 'root' })
export class BureauApi {
  private readonly http = inject(HttpClient);

  order(order: NewBureauOrder, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, order, idempotent(key)));
  }
  download(id: string, reason: string): Promise<BureauFiles> {
    return firstValueFrom(this.http.post<BureauFiles>(`${addressOf(id)}/downloads`, { reason }));
  }
  /** The picture of one card. */
  picture(id: string, downloadId: string, taskId: string): Promise<ArrayBuffer> {
    const path = `${addressOf(id)}/downloads/${downloadId}/cards/${encodeURIComponent(taskId)}`;
    return firstValueFrom(this.http.post(path, {}, { responseType: 'arraybuffer' }));
  }
  check(id: string, file: Blob): Promise<BureauVerdicts> {
    return firstValueFrom(this.http.post<BureauVerdicts>(`${addressOf(id)}/check`, file, CSV));
  }
  take(id: string, file: Blob): Promise<BureauVerdicts> {
    return firstValueFrom(this.http.post<BureauVerdicts>(`${addressOf(id)}/result`, file, CSV));
  }
  cancel(id: string, reason: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/cancel`, { reason }, idempotent(key)));
  }
  close(id: string, reason: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/close`, { reason }, idempotent(key)));
  }
}

export const bureauOrders = (): HttpResourceRef<BureauOrderList | undefined> =>
  httpResource<BureauOrderList>(() => BASE);
export const bureauOrder = (id: () => string): HttpResourceRef<BureauOrderDetail | undefined> =>
  httpResource<BureauOrderDetail>(() => addressOf(id()));
