import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewBatch, ProductionFloor } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BATCHES = '/api/operator/production-batches';

/** Requests about cards that are made one after another, nothing else. */
@Injectable({ providedIn: 'root' })
export class ProductionApi {
  private readonly http = inject(HttpClient);

  begin(batch: NewBatch, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(BATCHES, batch, idempotent(key)));
  }
  pause(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BATCHES}/${id}/pause`, {}));
  }
  /** Goes on; at another station where one is named. */
  resume(id: string, stationId: string | null): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BATCHES}/${id}/resume`, stationId ? { stationId } : {}));
  }
  end(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BATCHES}/${id}/end`, {}));
  }
  leaveOut(id: string, taskId: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BATCHES}/${id}/leave-out`, { taskId }));
  }
  answer(taskId: string, answer: string): Promise<unknown> {
    const path = `/api/operator/tasks/${encodeURIComponent(taskId)}/answer-production`;
    return firstValueFrom(this.http.post(path, { answer }));
  }
}

/** What waits and what is made at the points of this person. */
export const productionFloor = (): HttpResourceRef<ProductionFloor | undefined> =>
  httpResource<ProductionFloor>(() => '/api/operator/production');
