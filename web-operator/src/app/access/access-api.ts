import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AccessOverview, NewGroup, NewRole, PersonAccess, RoleChange } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** What has a code and a name. */
export type NamedKind = 'roles' | 'groups';
const addressOf = (kind: NamedKind, code: string): string => `/api/admin/access/${kind}/${encodeURIComponent(code)}`;

/** Requests about roles, groups and people, nothing else; each change answers with how it all stands. */
@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly http = inject(HttpClient);

  putRole(code: string, change: RoleChange): Promise<AccessOverview> {
    return firstValueFrom(this.http.put<AccessOverview>(addressOf('roles', code), change));
  }
  addRole(role: NewRole): Promise<AccessOverview> {
    return firstValueFrom(this.http.post<AccessOverview>('/api/admin/access/roles', role));
  }
  addGroup(group: NewGroup): Promise<AccessOverview> {
    return firstValueFrom(this.http.post<AccessOverview>('/api/admin/access/groups', group));
  }
  rename(kind: NamedKind, code: string, name: string): Promise<AccessOverview> {
    return firstValueFrom(this.http.put<AccessOverview>(`${addressOf(kind, code)}/name`, { name }));
  }
  remove(kind: NamedKind, code: string): Promise<AccessOverview> {
    return firstValueFrom(this.http.delete<AccessOverview>(addressOf(kind, code)));
  }
  putPerson(id: string, access: PersonAccess): Promise<AccessOverview> {
    return firstValueFrom(this.http.put<AccessOverview>(`/api/admin/access/people/${id}`, access));
  }
}

export const accessOverview = (): HttpResourceRef<AccessOverview | undefined> =>
  httpResource<AccessOverview>(() => '/api/admin/access');
