import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ApprovalAnswer, ApprovalDetail, ApprovalList } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** Requests about what waits for a second person. */
@Injectable({ providedIn: 'root' })
export class ApprovalsApi {
  private readonly http = inject(HttpClient);

  settle(id: string, act: 'approve' | 'refuse' | 'withdraw', body: object): Promise<ApprovalAnswer> {
    return firstValueFrom(this.http.post<ApprovalAnswer>(`/api/admin/approvals/${id}/${act}`, body));
  }
}

export const approvalList = (): HttpResourceRef<ApprovalList | undefined> =>
  httpResource<ApprovalList>(() => '/api/admin/approvals');
export const approvalDetail = (id: () => string): HttpResourceRef<ApprovalDetail | undefined> =>
  httpResource<ApprovalDetail>(() => `/api/admin/approvals/${id()}`);
