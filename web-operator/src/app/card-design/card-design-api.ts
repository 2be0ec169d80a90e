import { HttpClient, HttpHeaders, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddedCardImage, CardDesign, CardDesigns, CardDesignView } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Where a picture of a design is found. */
export const imageAddress = (id: string): string => `/api/operator/card-images/${id}`;

/** Requests about the design of the card, nothing else. */
@Injectable({ providedIn: 'root' })
export class CardDesignApi {
  private readonly http = inject(HttpClient);

  version(version: number): Promise<CardDesignView> {
    return firstValueFrom(this.http.get<CardDesignView>(`/api/admin/card-designs/${version}`));
  }
  save(design: CardDesign, revision: number): Promise<{ version: number; revision: number }> {
    return firstValueFrom(
      this.http.put<{ version: number; revision: number }>('/api/admin/card-design-draft', { design, revision }),
    );
  }
  discard(revision: number): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/admin/card-design-draft/${revision}`));
  }
  publish(publication: { revision: number; note: string }, key: string): Promise<{ version: number }> {
    return firstValueFrom(this.http.post<{ version: number }>('/api/admin/card-designs', publication, idempotent(key)));
  }
  specimen(person: string): Promise<Blob> {
    return firstValueFrom(
      this.http.get('/api/admin/card-design-specimen', { params: { person }, responseType: 'blob' }),
    );
  }
  addImage(file: File): Promise<AddedCardImage> {
    const headers = new HttpHeaders({ 'Content-Type': file.type || 'image/png' });
    return firstValueFrom(this.http.post<AddedCardImage>('/api/admin/card-images', file, { headers }));
  }
}

/** The versions of the design, and its draft. */
export const cardDesigns = (): HttpResourceRef<CardDesigns | undefined> =>
  httpResource<CardDesigns>(() => '/api/admin/card-designs');
