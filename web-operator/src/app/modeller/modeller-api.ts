import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DeploymentAnswer,
  DiagramDraft,
  DiagramToDraw,
  DiagramVersionFile,
  DiagramVersions,
  SavedDiagramDraft,
  TownOfDiagrams,
  TrialOfDiagrams,
} from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

const at = (path: string, ...parts: (string | number)[]): string =>
  [`/api/admin/${path}`, ...parts.map((part) => encodeURIComponent(part))].join('/');

/** Requests of the modeller, nothing else. */
@Injectable({ providedIn: 'root' })
export class ModellerApi {
  private readonly http = inject(HttpClient);

  open(key: string): Promise<DiagramToDraw> {
    return firstValueFrom(this.http.get<DiagramToDraw>(at('modeller', key)));
  }
  saveDraft(key: string, draft: DiagramDraft): Promise<SavedDiagramDraft> {
    return firstValueFrom(this.http.put<SavedDiagramDraft>(at('diagram-drafts', key), draft));
  }
  async dropDraft(key: string): Promise<void> {
    await firstValueFrom(this.http.delete(at('diagram-drafts', key)));
  }
  version(key: string, version: number): Promise<DiagramVersionFile> {
    return firstValueFrom(this.http.get<DiagramVersionFile>(at('diagram-versions', key, version)));
  }
  publish(xml: string, note: string, expected: number | undefined): Promise<DeploymentAnswer> {
    const body = { xml, note, ...(expected !== undefined && { expected }) };
    return firstValueFrom(this.http.post<DeploymentAnswer>('/api/admin/deployments', body));
  }
  /** What a trial calls and asks. */
  surroundings(): Promise<TrialOfDiagrams> {
    return firstValueFrom(this.http.get<TrialOfDiagrams>('/api/admin/modeller-trial'));
  }
}

export const townOfDiagrams = (): HttpResourceRef<TownOfDiagrams | undefined> =>
  httpResource<TownOfDiagrams>(() => '/api/admin/modeller-town');
export const diagramVersions = (key: () => string | undefined): HttpResourceRef<DiagramVersions | undefined> =>
  httpResource<DiagramVersions>(() => {
    const wanted = key();
    return wanted === undefined ? undefined : at('diagram-versions', wanted);
  });
