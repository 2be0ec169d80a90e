import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ThreadList, ThreadView } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/resident/threads';

/** The resident's conversations with the office. */
@Injectable({ providedIn: 'root' })
export class ThreadsApi {
  private readonly http = inject(HttpClient);

  async reply(id: string, body: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/reply`, { body }, idempotent(key)));
  }
}

/** All conversations, newest first. */
export const threadList = (): HttpResourceRef<ThreadList | undefined> => httpResource<ThreadList>(() => BASE);
/** One conversation; reading it marks its answers as read. */
export const threadView = (id: () => string): HttpResourceRef<ThreadView | undefined> =>
  httpResource<ThreadView>(() => `${BASE}/${id()}`);
