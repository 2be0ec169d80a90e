import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CaseDetail,
  CaseHistory,
  DecisionDefinitionList,
  DeploymentAnswer,
  ProcessDefinitionList,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Requests of the admin's view of processes, nothing else. */
@Injectable({ providedIn: 'root' })
export class ProcessesApi {
  private readonly http = inject(HttpClient);

  deploy(xml: string, note: string): Promise<DeploymentAnswer> {
    return firstValueFrom(this.http.post<DeploymentAnswer>('/api/admin/deployments', { xml, note }));
  }

  /** An act on one case, with its reason; the same key does it once. */
  async act(workflowId: string, kind: string, body: Record<string, unknown>, key: string): Promise<void> {
    const options = { ...idempotent(key), params: { workflowId } };
    await firstValueFrom(this.http.post(`/api/admin/cases/${kind}`, body, options));
  }

  async settleIncident(incidentId: string, act: 'retry' | 'skip', reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/admin/incidents/${encodeURIComponent(incidentId)}/${act}`, { reason }));
  }
}

export const definitionList = (): HttpResourceRef<ProcessDefinitionList | undefined> =>
  httpResource<ProcessDefinitionList>(() => '/api/admin/definitions');
export const decisionList = (): HttpResourceRef<DecisionDefinitionList | undefined> =>
  httpResource<DecisionDefinitionList>(() => '/api/admin/decisions');
export const caseDetail = (workflowId: () => string | undefined): HttpResourceRef<CaseDetail | undefined> =>
  httpResource<CaseDetail>(() => {
    const id = workflowId();
    return id ? { url: '/api/admin/cases/detail', params: { workflowId: id } } : undefined;
  });
/** The decoded history; asked for only while `wanted`, because each look is recorded. */
export const caseHistory = (
  workflowId: () => string | undefined,
  wanted: () => boolean,
): HttpResourceRef<CaseHistory | undefined> =>
  httpResource<CaseHistory>(() => {
    const id = workflowId();
    return id && wanted() ? { url: '/api/admin/cases/history', params: { workflowId: id } } : undefined;
  });
