import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { LetterChange, LetterDraft, LetterList, LetterPreview, LetterView } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** Requests of the letters' screens, nothing else. */
@Injectable({ providedIn: 'root' })
export class LettersApi {
  private readonly http = inject(HttpClient);

  save(id: string, change: LetterChange): Promise<LetterView> {
    return firstValueFrom(this.http.put<LetterView>(addressOf(id), change));
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
/** A text as a resident would read it; asked anew when the text is another one. */
export const letterPreview = (
  id: () => string,
  draft: () => LetterDraft | undefined,
): HttpResourceRef<LetterPreview | undefined> =>
  httpResource<LetterPreview>(() => {
    const body = draft();
    return body && { url: `${addressOf(id())}/preview`, method: 'POST', body };
  });
