import { HttpClient, HttpEventType, HttpHeaders, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ApplicationDraft,
  ApplicationList,
  ApplicationView,
  CreatedApplication,
  StoredFile,
  SubmittedApplication,
} from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { filter, firstValueFrom, map, type Observable } from 'rxjs';

const BASE = '/api/resident/applications';

/** How far an upload has come: a share from 0 to 1, or the stored file at the end. */
export type UploadProgress = { readonly share: number } | { readonly stored: StoredFile };

/** What a draft begins with. */
export interface NewDraft {
  readonly form: string;
  readonly packageCode?: string;
  readonly details?: { readonly cardId?: string };
  /** An application whose answers are taken over. */
  readonly like?: string | undefined;
}

/** Requests about the resident's own applications, nothing else. */
@Injectable({ providedIn: 'root' })
export class ApplicationsApi {
  private readonly http = inject(HttpClient);

  create(draft: NewDraft, key: string): Promise<CreatedApplication> {
    return firstValueFrom(this.http.post<CreatedApplication>(BASE, draft, idempotent(key)));
  }

  /** The application as it stands now. */
  read(id: string): Promise<ApplicationView> {
    return firstValueFrom(this.http.get<ApplicationView>(`${BASE}/${id}`));
  }

  /** `version` is the one that the draft was made from: an older one is refused with DRAFT_CHANGED. */
  saveDraft(id: string, draft: ApplicationDraft & { version: number; formVersion?: number }): Promise<ApplicationView> {
    return firstValueFrom(this.http.put<ApplicationView>(`${BASE}/${id}/draft`, draft));
  }

  async deleteDraft(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${BASE}/${id}/draft`));
  }

  submit(id: string, key: string): Promise<SubmittedApplication> {
    return firstValueFrom(this.http.post<SubmittedApplication>(`${BASE}/${id}/submit`, {}, idempotent(key)));
  }

  /** The letter to the other guardian once more. */
  async askGuardianAgain(id: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/second-guardian`, {}, idempotent(key)));
  }

  async withdraw(id: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/withdraw`, {}, idempotent(key)));
  }

  async complete(id: string, message: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/complete`, { message }, idempotent(key)));
  }

  async dateDocument(
    id: string,
    fileId: string,
    dates: { documentDate: string | null; documentEnd: string | null },
  ): Promise<void> {
    await firstValueFrom(this.http.put(`${BASE}/${id}/documents/${fileId}`, dates));
  }

  async decideReprint(id: string, answer: { accept: boolean; pickupPointId?: string }, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/${id}/reprint`, answer, idempotent(key)));
  }

  async deleteDocument(id: string, fileId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${BASE}/${id}/documents/${fileId}`));
  }

  /** The photo as it was cropped; the server re-encodes it. */
  putPhoto(id: string, photo: Blob): Promise<StoredFile> {
    return firstValueFrom(
      this.http.put<StoredFile>(`${BASE}/${id}/photo`, photo, {
        headers: new HttpHeaders({ 'Content-Type': photo.type }),
      }),
    );
  }

  /** Sends a document and tells how far it is. Unsubscribing stops it. */
  addDocument(id: string, documentType: string, file: File): Observable<UploadProgress> {
    return this.http
      .post<StoredFile>(`${BASE}/${id}/documents`, file, {
        params: { documentType, name: file.name.slice(0, 200) },
        headers: new HttpHeaders({ 'Content-Type': file.type || 'application/octet-stream' }),
        observe: 'events',
        reportProgress: true,
      })
      .pipe(
        map((event): UploadProgress | null => {
          if (event.type === HttpEventType.UploadProgress)
            return { share: event.total ? event.loaded / event.total : 0 };
          return event.type === HttpEventType.Response && event.body ? { stored: event.body } : null;
        }),
        filter((progress) => progress !== null),
      );
  }
}

/** All of the resident's applications. */
export const applicationList = (): HttpResourceRef<ApplicationList | undefined> =>
  httpResource<ApplicationList>(() => BASE);
/** One application, by the id that the signal holds. */
export const applicationView = (id: () => string): HttpResourceRef<ApplicationView | undefined> =>
  httpResource<ApplicationView>(() => `${BASE}/${id()}`);
