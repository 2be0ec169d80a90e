import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { OpenIdBegun, OperatorSession } from '@karta/contracts';
import { firstValueFrom } from 'rxjs';

/** What came of the way to the provider and back. */
export interface Returned {
  session: OperatorSession;
  to: string;
  isLinked: boolean;
}

/** The way to the OpenID Provider and back. */
@Injectable({ providedIn: 'root' })
export class OpenIdApi {
  private readonly http = inject(HttpClient);

  /** Leaves for the provider, to sign in. `token`: of a letter whose person uses that account instead of a password. */
  async leaveToSignIn(how: { to: string; isOther?: boolean; token?: string | undefined }): Promise<void> {
    await this.leave('/api/operator/sign-in/open-id/begin', how);
  }

  /** Leaves for the provider, to come back with the account that is to be one's own. */
  async leaveToLink(password: string): Promise<void> {
    await this.leave('/api/operator/open-id/begin', { password });
  }

  /** Hands in what the provider has sent along. */
  comeBack(query: string): Promise<Returned> {
    return firstValueFrom(this.http.post<Returned>('/api/operator/sign-in/open-id', { query }));
  }

  private async leave(url: string, body: object): Promise<void> {
    const { address } = await firstValueFrom(this.http.post<OpenIdBegun>(url, body));
    location.assign(address);
  }
}
