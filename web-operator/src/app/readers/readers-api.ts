import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewReader, ReaderChange, ReaderCode, ReaderList } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/admin/readers';

/** Requests about readers, nothing else. */
@Injectable({ providedIn: 'root' })
export class ReadersApi {
  private readonly http = inject(HttpClient);

  add(reader: NewReader, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, reader, idempotent(key)));
  }
  change(id: string, change: ReaderChange): Promise<ReaderList> {
    return firstValueFrom(this.http.put<ReaderList>(`${BASE}/${id}`, change));
  }
  setPin(id: string, pin: string | null): Promise<ReaderList> {
    return firstValueFrom(this.http.put<ReaderList>(`${BASE}/${id}/pin`, { pin }));
  }
  newCode(id: string): Promise<ReaderCode> {
    return firstValueFrom(this.http.post<ReaderCode>(`${BASE}/${id}/code`, {}));
  }
  revoke(id: string, reason: string): Promise<ReaderList> {
    return firstValueFrom(this.http.post<ReaderList>(`${BASE}/${id}/revocation`, { reason }));
  }
}

/** Every reader as its device told last. */
export const readerList = (): HttpResourceRef<ReaderList | undefined> => httpResource<ReaderList>(() => BASE);
