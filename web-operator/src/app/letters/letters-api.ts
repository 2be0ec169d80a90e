import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { LetterChange, LetterList, LetterPreview, LetterView } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** Requests of the letters' screens, nothing else. */
@Injectable({ providedIn: 'root' })
export class LettersApi {
  private readonly http = inject(HttpClient);

  save(id: string, change: LetterChange): Promise<LetterView> {
    return firstValueFrom(this.http.put<LetterView>(addressOf(id), change));
  }

  preview(id: string, draft: { subject: string; text: string }): Promise<LetterPreview> {
    return firstValueFrom(this.http.post<LetterPreview>(`${addressOf(id)}/preview`, draft));
  }
}

function addressOf(id: string): string {
  const [event = '', channel = ''] = id.split('_');
  return `/api/admin/letters/${encodeURIComponent(event)}/${encodeURIComponent(channel)}`;
}

export const letterList = (): HttpResourceRef<LetterList | undefined> =>
  httpResource<LetterList>(() => '/api/admin/letters');
/** The letter of an id: `card-ready_sms`. */
export const letterView = (id: () => string): HttpResourceRef<LetterView | undefined> =>
  httpResource<LetterView>(() => addressOf(id()));
