import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  BlankStock,
  NewStation,
  StationCalibration,
  StationChange,
  StationCode,
  StationList,
  StationTrial,
} from '@karta/contracts';
import { idempotent, todayIn } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/admin/stations';

/** Requests about stations, nothing else. */
@Injectable({ providedIn: 'root' })
export class StationsApi {
  private readonly http = inject(HttpClient);

  add(station: NewStation, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, station, idempotent(key)));
  }
  change(id: string, change: StationChange): Promise<StationList> {
    return firstValueFrom(this.http.put<StationList>(`${BASE}/${id}`, change));
  }
  calibrate(id: string, offset: StationCalibration): Promise<StationList> {
    return firstValueFrom(this.http.put<StationList>(`${BASE}/${id}/print-offset`, offset));
  }
  trialPrint(id: string, what: StationTrial['what']): Promise<Blob> {
    return firstValueFrom(this.http.get(`${BASE}/${id}/trial-print`, { params: { what }, responseType: 'blob' }));
  }
  newCode(id: string): Promise<StationCode> {
    return firstValueFrom(this.http.post<StationCode>(`${BASE}/${id}/code`, {}));
  }
  revoke(id: string, reason: string): Promise<StationList> {
    return firstValueFrom(this.http.post<StationList>(`${BASE}/${id}/revocation`, { reason }));
  }
}

/** What is left of the blanks at each point today, for who may read reports; asked once, as it takes the server some work. */
export const stockNow = (isReadable: boolean): HttpResourceRef<BlankStock | undefined> =>
  httpResource<BlankStock>(() => {
    const today = todayIn();
    return isReadable
      ? { url: '/api/operator/stock-report', params: { from: today, to: today, by: 'point' } }
      : undefined;
  });

/** Every station with what its agent told last. */
export const stationList = (): HttpResourceRef<StationList | undefined> => httpResource<StationList>(() => BASE);
