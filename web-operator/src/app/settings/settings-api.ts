import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { SettingChange, SettingList } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** Requests of the settings' screen, nothing else. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  read(): Promise<SettingList> {
    return firstValueFrom(this.http.get<SettingList>('/api/admin/settings'));
  }

  /** Answers every setting as it stands then. */
  change(key: string, change: SettingChange): Promise<SettingList> {
    return firstValueFrom(this.http.put<SettingList>(`/api/admin/settings/${encodeURIComponent(key)}`, change));
  }
}

export const settingList = (): HttpResourceRef<SettingList | undefined> =>
  httpResource<SettingList>(() => '/api/admin/settings');
