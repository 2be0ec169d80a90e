import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AbleSubstituteList, NewSubstitution, SubstitutionChange, SubstitutionList } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/substitutions';

/** Requests about who works in whose place, nothing else. */
@Injectable({ providedIn: 'root' })
export class SubstitutionsApi {
  private readonly http = inject(HttpClient);

  plan(asked: NewSubstitution, key: string): Promise<SubstitutionList> {
    return firstValueFrom(this.http.post<SubstitutionList>(BASE, asked, idempotent(key)));
  }
  change(id: string, asked: SubstitutionChange): Promise<SubstitutionList> {
    return firstValueFrom(this.http.put<SubstitutionList>(`${BASE}/${id}`, asked));
  }
  end(id: string): Promise<SubstitutionList> {
    return firstValueFrom(this.http.post<SubstitutionList>(`${BASE}/${id}/end`, {}));
  }
}

/** Who works in a person's place, and in whose place they work. */
export const substitutionsOf = (personId: () => string): HttpResourceRef<SubstitutionList | undefined> =>
  httpResource<SubstitutionList>(() => `${BASE}?personId=${personId()}`);

/** Who can be named in a person's place. */
export const ableSubstitutes = (personId: () => string): HttpResourceRef<AbleSubstituteList | undefined> =>
  httpResource<AbleSubstituteList>(() => `/api/operator/substitutes?personId=${personId()}`);
