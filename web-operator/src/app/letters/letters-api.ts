import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  LetterChange,
  LetterDraft,
  LetterList,
  LetterPreview,
  LetterView,
  NewOwnLetter,
  OwnLetterChange,
} from '@karta/contracts';
import type { LetterLanguage } from '@karta/domain';
import { firstValueFrom } from 'rxjs';

/** Requests of the letters' screens, nothing else. */
@Injectable({ providedIn: 'root' })
export class LettersApi {
  private readonly http = inject(HttpClient);

  save(id: string, language: LetterLanguage, change: LetterChange): Promise<LetterView> {
    return firstValueFrom(this.http.put<LetterView>(`${addressOf(id)}?language=${language}`, change));
  }

  /** `key` makes a repetition harmless. */
  addOwn(letter: NewOwnLetter, key: string): Promise<{ id: string }> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<{ id: string }>(OWN, letter, { headers }));
  }

  changeOwn(id: string, change: OwnLetterChange): Promise<LetterList> {
    return firstValueFrom(this.http.put<LetterList>(`${OWN}/${id}`, change));
  }

  endOwn(id: string): Promise<LetterList> {
    return firstValueFrom(this.http.delete<LetterList>(`${OWN}/${id}`));
  }
}

const OWN = '/api/admin/own-letters';

function addressOf(id: string): string {
  const [event = '', channel = ''] = id.split('_');
  return `/api/admin/letters/${encodeURIComponent(event)}/${encodeURIComponent(channel)}`;
}

export const letterList = (): HttpResourceRef<LetterList | undefined> =>
  httpResource<LetterList>(() => '/api/admin/letters');
/** The letter of an id: `card-ready_sms`. */
export const letterView = (id: () => string, language: () => LetterLanguage): HttpResourceRef<LetterView | undefined> =>
  httpResource<LetterView>(() => `${addressOf(id())}?language=${language()}`);
/** A text as a resident would read it; asked anew when the text is another one. */
export const letterPreview = (
  id: () => string,
  language: () => LetterLanguage,
  draft: () => LetterDraft | undefined,
): HttpResourceRef<LetterPreview | undefined> =>
  httpResource<LetterPreview>(() => {
    const body = draft();
    return body && { url: `${addressOf(id())}/preview?language=${language()}`, method: 'POST', body };
  });
