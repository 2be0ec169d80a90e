import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BulkAnswer, TaskAnswer, TaskDetail, TaskOutcome } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/tasks';
const at = (taskId: string, act: string): string => `${BASE}/${encodeURIComponent(taskId)}/${act}`;

/** Requests about tasks, nothing else. */
@Injectable({ providedIn: 'root' })
export class TasksApi {
  private readonly http = inject(HttpClient);

  claim(taskId: string): Promise<TaskDetail> {
    return firstValueFrom(this.http.post<TaskDetail>(at(taskId, 'claim'), {}));
  }

  release(taskId: string): Promise<TaskDetail> {
    return firstValueFrom(this.http.post<TaskDetail>(at(taskId, 'release'), {}));
  }

  /** The day on which somebody comes back to it; null: none. */
  putOff(taskId: string, on: string | null): Promise<TaskDetail> {
    return firstValueFrom(this.http.put<TaskDetail>(at(taskId, 'follow-up'), { on }));
  }

  /** One act for several tasks; `assigneeId` says to whom they are given. */
  bulk(act: 'claim' | 'release' | 'assign', taskIds: readonly string[], assigneeId?: string): Promise<BulkAnswer> {
    const body = { taskIds, ...(assigneeId !== undefined && { assigneeId }) };
    return firstValueFrom(this.http.post<BulkAnswer>(`/api/operator/bulk/${act}`, body));
  }

  complete(taskId: string, answer: TaskAnswer, key: string): Promise<TaskOutcome> {
    return firstValueFrom(this.http.post<TaskOutcome>(at(taskId, 'complete'), answer, idempotent(key)));
  }

  startProduction(taskId: string, stationId: string): Promise<TaskDetail> {
    return firstValueFrom(this.http.post<TaskDetail>(at(taskId, 'start-production'), { stationId }));
  }

  answerProduction(taskId: string, answer: string, stationId: string | null): Promise<TaskDetail> {
    return firstValueFrom(
      this.http.post<TaskDetail>(at(taskId, 'answer-production'), { answer, ...(stationId && { stationId }) }),
    );
  }
}

/** One task with everything needed to answer it; none while there is no id. */
export const taskDetail = (taskId: () => string | undefined): HttpResourceRef<TaskDetail | undefined> =>
  httpResource<TaskDetail>(() => {
    const id = taskId();
    return id === undefined ? undefined : `${BASE}/${encodeURIComponent(id)}`;
  });
