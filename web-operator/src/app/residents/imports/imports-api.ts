import { HttpClient, HttpHeaders, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ImportBegin, ImportDetail, ImportList, ImportRefusals } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/resident-imports';
const addressOf = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

/** Requests about imports of residents, nothing else. */
@Injectable({ providedIn: 'root' })
export class ImportsApi {
  private readonly http = inject(HttpClient);

  add(name: string, file: Blob): Promise<{ id: string }> {
    const headers = new HttpHeaders({ 'Content-Type': 'text/csv' });
    return firstValueFrom(this.http.post<{ id: string }>(BASE, file, { headers, params: { name } }));
  }
  begin(id: string, order: ImportBegin, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/begin`, order, idempotent(key)));
  }
  discard(id: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/discard`, {}, idempotent(key)));
  }
  undo(id: string, reason: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/undo`, { reason }, idempotent(key)));
  }
  refusals(id: string, after: number): Promise<ImportRefusals> {
    return firstValueFrom(this.http.get<ImportRefusals>(`${addressOf(id)}/refusals`, { params: { after } }));
  }
}

export const importList = (): HttpResourceRef<ImportList | undefined> => httpResource<ImportList>(() => BASE);
export const importDetail = (id: () => string): HttpResourceRef<ImportDetail | undefined> =>
  httpResource<ImportDetail>(() => addressOf(id()));
