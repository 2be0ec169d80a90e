import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CaseActAnswer,
  CaseDetail,
  CaseHistory,
  DecisionDefinitionList,
  DeploymentAnswer,
  ProcessDefinitionList,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Done, or left to a second person; acts that go round nobody's decision never are. */
type Acted = Pick<CaseActAnswer, 'done'>;

/** Requests of the admin's view of processes, nothing else. */
@Injectable({ providedIn: 'root' })
export class ProcessesApi {
  private readonly http = inject(HttpClient);

  deploy(xml: string, note: string): Promise<DeploymentAnswer> {
    return firstValueFrom(this.http.post<DeploymentAnswer>('/api/admin/deployments', { xml, note }));
  }

  /** An act on one case, with its reason; the same key does it once. */
  act(workflowId: string, kind: string, body: Record<string, unknown>, key: string): Promise<Acted> {
    const options = { ...idempotent(key), params: { workflowId } };
    return firstValueFrom(this.http.post<Acted>(`/api/admin/cases/${kind}`, body, options));
  }

  settleIncident(incidentId: string, act: 'retry' | 'skip', reason: string): Promise<Acted> {
    const path = `/api/admin/incidents/${encodeURIComponent(incidentId)}/${act}`;
    return firstValueFrom(this.http.post<Acted>(path, { reason }));
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
