import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { MadePartnerKey, NewPartnerKey, PartnerKeyList } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

const at = (partnerId: string): string => `/api/admin/partners/${partnerId}/keys`;

/** Requests about the keys of partners' programs, nothing else. */
@Injectable({ providedIn: 'root' })
export class PartnerKeysApi {
  private readonly http = inject(HttpClient);

  add(partnerId: string, key: NewPartnerKey): Promise<MadePartnerKey> {
    return firstValueFrom(this.http.post<MadePartnerKey>(at(partnerId), key));
  }
  rotate(partnerId: string, keyId: string, endsOn: string): Promise<MadePartnerKey> {
    return firstValueFrom(this.http.post<MadePartnerKey>(`${at(partnerId)}/${keyId}/rotation`, { endsOn }));
  }
  revoke(partnerId: string, keyId: string): Promise<PartnerKeyList> {
    return firstValueFrom(this.http.post<PartnerKeyList>(`${at(partnerId)}/${keyId}/revocation`, {}));
  }
}

/** The keys of a partner, those that ended too. */
export const partnerKeyList = (partnerId: () => string): HttpResourceRef<PartnerKeyList | undefined> =>
  httpResource<PartnerKeyList>(() => at(partnerId()));
