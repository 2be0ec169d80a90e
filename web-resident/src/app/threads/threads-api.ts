import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewThread, ThreadList, ThreadView } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/resident/threads';
/** Where attachments of a message go before it is sent, and where they are looked at. */
export const THREAD_FILES = { base: '/api/resident/thread-files', shownAt: '/api/resident/files' } as const;

/** The resident's conversations with the office. */
@Injectable({ providedIn: 'root' })
export class ThreadsApi {
  private readonly http = inject(HttpClient);

  begin(thread: NewThread, key: string): Promise<{ id: string; number: number }> {
    return firstValueFrom(this.http.post<{ id: string; number: number }>(BASE, thread, idempotent(key)));
  }

  async reply(id: string, message: { body: string; files: readonly string[] }, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/reply`, message, idempotent(key)));
  }
}

/** All conversations, newest first. */
export const threadList = (): HttpResourceRef<ThreadList | undefined> => httpResource<ThreadList>(() => BASE);
/** One conversation; reading it marks its answers as read. */
export const threadView = (id: () => string): HttpResourceRef<ThreadView | undefined> =>
  httpResource<ThreadView>(() => `${BASE}/${id()}`);
