import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { OfficeThread } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const at = (id: string): string => `/api/operator/threads/${encodeURIComponent(id)}`;

/** Requests about conversations that are no tasks. */
@Injectable({ providedIn: 'root' })
export class ThreadsApi {
  private readonly http = inject(HttpClient);

  resume(id: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${at(id)}/resume`, {}, idempotent(key)));
  }
}

/** One conversation as the office reads it. */
export const officeThread = (id: () => string): HttpResourceRef<OfficeThread | undefined> =>
  httpResource<OfficeThread>(() => at(id()));
