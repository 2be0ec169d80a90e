import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CaseBatchBegun,
  CaseBatchDetail,
  CaseBatchList,
  CasesToAct,
  IncidentGroups,
  IncidentsToAct,
  MigrationPreview,
  MigrationRulesInput,
  ProcessOverview,
  ProcessPicture,
  VersionMigrationPreview,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

export type RepairOrder = { act: 'retry-incident' | 'skip-incident'; incidents: IncidentsToAct; reason: string };
export type CasesOrder =
  | { act: 'suspend-case' | 'resume-case' | 'cancel-case'; cases: CasesToAct; reason: string }
  | { act: 'migrate-case'; cases: CasesToAct; rules: MigrationRulesInput; reason: string };

/** Requests of the overview of processes and of acts on many cases, nothing else. */
@Injectable({ providedIn: 'root' })
export class OverviewApi {
  private readonly http = inject(HttpClient);

  begin(order: RepairOrder | CasesOrder, key: string): Promise<CaseBatchBegun> {
    const path = 'incidents' in order ? '/api/admin/case-batches/repair' : '/api/admin/case-batches';
    return firstValueFrom(this.http.post<CaseBatchBegun>(path, order, idempotent(key)));
  }

  steer(id: string, how: 'pause' | 'resume' | 'end'): Promise<{ done: true }> {
    return firstValueFrom(this.http.post<{ done: true }>(`/api/admin/case-batches/${id}/${how}`, null));
  }

  previewOne(workflowId: string, rules: MigrationRulesInput): Promise<MigrationPreview> {
    const path = '/api/admin/cases/migration-preview';
    return firstValueFrom(this.http.post<MigrationPreview>(path, rules, { params: { workflowId } }));
  }

  /** What the next cases of a version would do by another one; a page at a time. */
  preview(
    of: { processKey: string; version: number },
    rules: MigrationRulesInput,
    after: string | null,
  ): Promise<VersionMigrationPreview> {
    const path = `/api/admin/definitions/${encodeURIComponent(of.processKey)}/versions/${of.version}/migration-preview`;
    const body = { ...rules, ...(after !== null && { after }) };
    return firstValueFrom(this.http.post<VersionMigrationPreview>(path, body));
  }
}

export const overviewOf = (): HttpResourceRef<ProcessOverview | undefined> =>
  httpResource<ProcessOverview>(() => '/api/admin/processes');
export const pictureOf = (
  which: () => { processKey: string; version: number | null } | null,
): HttpResourceRef<ProcessPicture | undefined> =>
  httpResource<ProcessPicture>(() => {
    const of = which();
    if (!of) return undefined;
    const url = `/api/admin/processes/${encodeURIComponent(of.processKey)}`;
    return { url, ...(of.version !== null && { params: { version: of.version } }) };
  });
export const incidentGroupsOf = (): HttpResourceRef<IncidentGroups | undefined> =>
  httpResource<IncidentGroups>(() => '/api/admin/incident-groups');
export const batchesOf = (): HttpResourceRef<CaseBatchList | undefined> =>
  httpResource<CaseBatchList>(() => '/api/admin/case-batches');
export const batchOf = (id: () => string | null): HttpResourceRef<CaseBatchDetail | undefined> =>
  httpResource<CaseBatchDetail>(() => {
    const of = id();
    return of === null ? undefined : `/api/admin/case-batches/${of}`;
  });
