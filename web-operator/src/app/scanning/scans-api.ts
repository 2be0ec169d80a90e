import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, linkedSignal } from '@angular/core';
import type { ScannerList, ScanView } from '@karta/contracts';
import type { ScanSubject } from '@karta/domain';
import { idempotent, newIdempotencyKey, readAnew } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/scans';

/** Requests about scans, nothing else. */
@Injectable({ providedIn: 'root' })
export class ScansApi {
  private readonly http = inject(HttpClient);
  private readonly list = httpResource<ScannerList>(() => '/api/operator/scanners');
  /** One list for all buttons of a page; what was read stays while it is read again. */
  readonly scanners = linkedSignal<ScannerList | undefined, ScannerList['stations']>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now?.stations ?? before?.value ?? [],
  });

  readAgain(): void {
    readAnew(this.list);
  }

  order(stationId: string, what: ScanSubject): Promise<{ id: string }> {
    const key = idempotent(newIdempotencyKey());
    return firstValueFrom(this.http.post<{ id: string }>(BASE, { stationId, what }, key));
  }
  progress(id: string): Promise<ScanView> {
    return firstValueFrom(this.http.get<ScanView>(`${BASE}/${id}`));
  }
  picture(id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${BASE}/${id}/picture`, { responseType: 'blob' }));
  }
  drop(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${BASE}/${id}`));
  }
}
