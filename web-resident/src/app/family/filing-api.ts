import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Filing } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const FILINGS = '/api/resident/filings';

/** Applications of several children that are sent in one act; only within an injection context. */
export const filingResource = (id: () => string): HttpResourceRef<Filing | undefined> =>
  httpResource<Filing>(() => `${FILINGS}/${id()}`);

@Injectable({ providedIn: 'root' })
export class FilingApi {
  private readonly http = inject(HttpClient);

  begin(memberIds: readonly string[], form: string, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(FILINGS, { memberIds, form }, idempotent(key)));
  }
  async share(id: string, from: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${FILINGS}/${id}/answers`, { from }, idempotent(key)));
  }
  async submit(id: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${FILINGS}/${id}/submission`, {}, idempotent(key)));
  }
}
