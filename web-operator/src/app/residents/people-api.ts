import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  LookReasonList,
  NewPerson,
  PersonChange,
  PersonDetail,
  PersonEntry,
  SimilarPeople,
  SimilarQuestion,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/residents';
const addressOf = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

/** Requests about people of the register, nothing else. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  add(person: NewPerson, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, person, idempotent(key)));
  }
  put(id: string, change: PersonChange): Promise<unknown> {
    return firstValueFrom(this.http.put(addressOf(id), change));
  }
  entry(id: string): Promise<PersonEntry> {
    return firstValueFrom(this.http.get<PersonEntry>(`${addressOf(id)}/entry`));
  }
  detail(id: string): Promise<PersonDetail> {
    return firstValueFrom(this.http.get<PersonDetail>(addressOf(id)));
  }
  stateReason(id: string, reason: string, note: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/looks`, { reason, note }, idempotent(key)));
  }
  /** Numbers go in a body: an address is written down in too many places. */
  find(number: string): Promise<{ id: string | null }> {
    return firstValueFrom(this.http.post<{ id: string | null }>('/api/operator/resident-search', { number }));
  }
  similar(question: SimilarQuestion): Promise<SimilarPeople> {
    return firstValueFrom(this.http.post<SimilarPeople>('/api/operator/resident-similar', question));
  }
}

/** One person with all that belongs to them; within a task where there is one. */
export const personDetail = (
  id: () => string,
  task: () => string | undefined,
): HttpResourceRef<PersonDetail | undefined> =>
  httpResource<PersonDetail>(() => {
    const within = task();
    return { url: addressOf(id()), ...(within && { params: { task: within } }) };
  });

export const lookReasons = (): HttpResourceRef<LookReasonList | undefined> =>
  httpResource<LookReasonList>(() => '/api/operator/look-reasons');
