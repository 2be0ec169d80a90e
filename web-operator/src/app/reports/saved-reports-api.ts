import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Params } from '@angular/router';
import type { NewSavedReport, SavedQuestion, SavedReport, SavedReportList } from '@karta/contracts';
import { periodOf } from '@karta/domain';
import { idempotent, todayIn } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/operator/saved-reports';

/** Requests about saved reports, nothing else. */
@Injectable({ providedIn: 'root' })
export class SavedReportsApi {
  private readonly http = inject(HttpClient);

  add(saved: NewSavedReport, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, saved, idempotent(key)));
  }
  async change({ id, version }: SavedReport, saved: NewSavedReport): Promise<{ id: string }> {
    await firstValueFrom(this.http.put(`${BASE}/${id}`, { saved, version }));
    return { id };
  }
  remove({ id }: SavedReport): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${BASE}/${id}`));
  }
  /** Its mails do not come to whoever asks any more. */
  leave({ id }: SavedReport): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${BASE}/${id}/own-mails`));
  }
}

export const savedReports = (): HttpResourceRef<SavedReportList | undefined> =>
  httpResource<SavedReportList>(() => BASE);

/** What the address of the report screen holds; days by their name as of today. */
export function addressOf({ report, by, point, period, from, to }: SavedQuestion, id: string): Params {
  const days = period ? periodOf(period, todayIn()) : { from, to };
  return { zapisany: id, raport: report, wg: by, punkt: point, okres: period, od: days.from, do: days.to };
}
