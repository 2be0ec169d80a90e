import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CatalogueChange, CatalogueHistory, CatalogueList, NewCatalogueRow } from '@karta/contracts';
import type { CatalogueName } from '@karta/domain';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const at = (name: CatalogueName, key = ''): string => `/api/admin/catalogues/${name}${key && `/${key}`}`;

/** Requests about catalogues, nothing else. */
@Injectable({ providedIn: 'root' })
export class CataloguesApi {
  private readonly http = inject(HttpClient);

  add(name: CatalogueName, row: NewCatalogueRow, key: string): Promise<{ key: string }> {
    return firstValueFrom(this.http.post<{ key: string }>(at(name), row, idempotent(key)));
  }
  change(name: CatalogueName, key: string, change: CatalogueChange): Promise<CatalogueList> {
    return firstValueFrom(this.http.put<CatalogueList>(at(name, key), change));
  }
  remove(name: CatalogueName, key: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(at(name, key)));
  }
}

/** The rows of a catalogue. */
export const catalogueList = (name: () => CatalogueName): HttpResourceRef<CatalogueList | undefined> =>
  httpResource<CatalogueList>(() => at(name()));

/** What was done to a row; none while there is no row. */
export const catalogueHistory = (
  of: () => { name: CatalogueName; key: string } | undefined,
): HttpResourceRef<CatalogueHistory | undefined> =>
  httpResource<CatalogueHistory>(() => {
    const row = of();
    return row && `${at(row.name, row.key)}/history`;
  });
