import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Family, FamilyMemberData, MemberRemoval } from '@karta/contracts';
import { idempotent, newIdempotencyKey } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const FAMILY = '/api/resident/family';

/** The family and what its holder does with it; only within an injection context. */
export const familyResource = (): HttpResourceRef<Family | undefined> => httpResource<Family>(() => FAMILY);

@Injectable({ providedIn: 'root' })
export class FamilyApi {
  private readonly http = inject(HttpClient);

  async add(member: FamilyMemberData, key: string): Promise<void> {
    await firstValueFrom(this.http.post(FAMILY, member, idempotent(key)));
  }
  async change(id: string, member: FamilyMemberData): Promise<void> {
    await firstValueFrom(this.http.put(`${FAMILY}/${id}`, member));
  }
  /** The address of somebody who has come of age. */
  async giveAddress(id: string, email: string, key: string): Promise<void> {
    await firstValueFrom(this.http.put(`${FAMILY}/${id}/email`, { email }, idempotent(key)));
  }
  async invite(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${FAMILY}/${id}/invitation`, {}, idempotent(newIdempotencyKey())));
  }
  removal(id: string): Promise<MemberRemoval> {
    return firstValueFrom(this.http.get<MemberRemoval>(`${FAMILY}/${id}/removal`));
  }
  async remove(id: string, password: string, key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${FAMILY}/${id}/removal`, { password }, idempotent(key)));
  }
  async keep(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${FAMILY}/${id}/removal/cancel`, {}, idempotent(newIdempotencyKey())));
  }
}
