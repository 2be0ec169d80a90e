import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NewStaffMember, StaffChange, StaffList } from '@karta/contracts';
import { idempotent } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/admin/users';

/** Requests about people of the office, nothing else. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  private readonly http = inject(HttpClient);

  invite(person: NewStaffMember, key: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(BASE, person, idempotent(key)));
  }
  inviteAgain(id: string, key: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BASE}/${id}/invitation`, {}, idempotent(key)));
  }
  change(id: string, change: StaffChange): Promise<StaffList> {
    return firstValueFrom(this.http.put<StaffList>(`${BASE}/${id}`, change));
  }
  act(id: string, act: 'off' | 'on' | 'unlock', reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BASE}/${id}/${act}`, { reason }));
  }
}

/** Everybody of the office. */
export const staffList = (): HttpResourceRef<StaffList | undefined> => httpResource<StaffList>(() => BASE);
