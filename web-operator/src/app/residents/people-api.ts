import { HttpClient, HttpHeaders, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  NewPerson,
  PersonChange,
  PersonChoices,
  PersonDetail,
  PersonEntry,
  PersonNumbers,
  SimilarPeople,
  SimilarQuestion,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/residents';
const addressOf = (id: string): string => `${BASE}/${encodeURIComponent(id)}`;

/** The task of a look, where there is one. */
export const within = (task: string | undefined): { task?: string } => (task ? { task } : {});

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
  /** `task`: within which the person is looked at. */
  entry(id: string, task?: string): Promise<PersonEntry> {
    return firstValueFrom(this.http.get<PersonEntry>(`${addressOf(id)}/entry`, { params: within(task) }));
  }
  detail(id: string, task?: string): Promise<PersonDetail> {
    return firstValueFrom(this.http.get<PersonDetail>(addressOf(id), { params: within(task) }));
  }
  numbers(id: string, reason: string, task?: string): Promise<PersonNumbers> {
    return firstValueFrom(
      this.http.post<PersonNumbers>(`${addressOf(id)}/numbers`, { reason }, { params: within(task) }),
    );
  }
  stateReason(id: string, reason: string, note: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/looks`, { reason, note }, idempotent(key)));
  }
  putPhoto(id: string, photo: Blob): Promise<{ fileId: string }> {
    const headers = new HttpHeaders({ 'Content-Type': photo.type });
    return firstValueFrom(this.http.put<{ fileId: string }>(`${addressOf(id)}/photo`, photo, { headers }));
  }
  addDocument(id: string, params: { type: string; name: string }, file: File): Promise<unknown> {
    const headers = new HttpHeaders({ 'Content-Type': file.type });
    return firstValueFrom(this.http.post(`${addressOf(id)}/documents`, file, { headers, params }));
  }
  removeDocument(id: string, documentId: string, reason: string, key: string): Promise<unknown> {
    const address = `${addressOf(id)}/documents/${documentId}/removal`;
    return firstValueFrom(this.http.post(address, { reason }, idempotent(key)));
  }
  attachPackage(
    id: string,
    order: { packageCode: string; validUntil: string; reason: string },
    key: string,
  ): Promise<unknown> {
    return firstValueFrom(this.http.post(`${addressOf(id)}/packages`, order, idempotent(key)));
  }
  detachPackage(id: string, code: string, reason: string, key: string): Promise<unknown> {
    const address = `${addressOf(id)}/packages/${encodeURIComponent(code)}/removal`;
    return firstValueFrom(this.http.post(address, { reason }, idempotent(key)));
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

export const personChoices = (): HttpResourceRef<PersonChoices | undefined> =>
  httpResource<PersonChoices>(() => '/api/operator/person-choices');
