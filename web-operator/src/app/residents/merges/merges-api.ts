import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { MergeAnswer, MergeMade, MergeOrder, MergePreview, SimilarToEntry } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const addressOf = (id: string): string => `/api/operator/residents/${encodeURIComponent(id)}`;

/** Requests about entries of one person, nothing else. */
@Injectable({ providedIn: 'root' })
export class MergesApi {
  private readonly http = inject(HttpClient);

  similar(id: string): Promise<SimilarToEntry> {
    return firstValueFrom(this.http.get<SimilarToEntry>(`${addressOf(id)}/similar`));
  }
  preview(id: string, otherId: string): Promise<MergePreview> {
    return firstValueFrom(this.http.get<MergePreview>(`${addressOf(id)}/merge/${encodeURIComponent(otherId)}`));
  }
  merge(id: string, otherId: string, order: MergeOrder, key: string): Promise<MergeMade> {
    const address = `${addressOf(id)}/merge/${encodeURIComponent(otherId)}`;
    return firstValueFrom(this.http.post<MergeMade>(address, order, idempotent(key)));
  }
  answer(requestId: string, answer: MergeAnswer, key: string): Promise<unknown> {
    const address = `/api/operator/merge-requests/${encodeURIComponent(requestId)}/answer`;
    return firstValueFrom(this.http.post(address, answer, idempotent(key)));
  }
  tellApart(id: string, otherId: string, reason: string): Promise<unknown> {
    const address = `${addressOf(id)}/apart/${encodeURIComponent(otherId)}`;
    return firstValueFrom(this.http.put(address, { reason }));
  }
  undoApart(id: string, otherId: string, reason: string): Promise<unknown> {
    const address = `${addressOf(id)}/apart/${encodeURIComponent(otherId)}/undo`;
    return firstValueFrom(this.http.post(address, { reason }));
  }
  undo(id: string, mergeId: string, reason: string, key: string): Promise<unknown> {
    const address = `${addressOf(id)}/merges/${encodeURIComponent(mergeId)}/undo`;
    return firstValueFrom(this.http.post(address, { reason }, idempotent(key)));
  }
}
