import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  idempotent,
  type TaskAnswer,
  type TaskDetail,
  type TaskList,
  type TaskOutcome,
  type TaskScope,
} from '@karta/web-shared';
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

  complete(taskId: string, answer: TaskAnswer, key: string): Promise<TaskOutcome> {
    return firstValueFrom(this.http.post<TaskOutcome>(at(taskId, 'complete'), answer, idempotent(key)));
  }

  startProduction(taskId: string, stationId: string): Promise<TaskDetail> {
    return firstValueFrom(this.http.post<TaskDetail>(at(taskId, 'start-production'), { stationId }));
  }

  answerProduction(taskId: string, answer: string): Promise<TaskDetail> {
    return firstValueFrom(this.http.post<TaskDetail>(at(taskId, 'answer-production'), { answer }));
  }
}

/** The list of tasks of a scope, found by text. */
export const taskList = (scope: () => TaskScope, search: () => string): HttpResourceRef<TaskList | undefined> =>
  httpResource<TaskList>(() => ({ url: BASE, params: { scope: scope(), ...(search() ? { search: search() } : {}) } }));
/** One task with everything needed to answer it. */
export const taskDetail = (taskId: () => string): HttpResourceRef<TaskDetail | undefined> =>
  httpResource<TaskDetail>(() => `${BASE}/${encodeURIComponent(taskId())}`);
