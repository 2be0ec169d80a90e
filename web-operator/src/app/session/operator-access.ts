import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { OperatorSession, SignIn } from '@karta/contracts';
import { UnsentTexts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** The signed-in operator, their rights, and the way in and out. */
@Injectable({ providedIn: 'root' })
export class OperatorAccess {
  private readonly http = inject(HttpClient);
  private readonly unsent = inject(UnsentTexts);
  private readonly session = signal<OperatorSession>({ cityName: '', operator: null, notice: null });
  readonly cityName = computed(() => this.session().cityName);
  readonly operator = computed(() => this.session().operator);
  /** Banner of a demo or training city. */
  readonly notice = computed(() => this.session().notice);

  /** Reads the session when the app starts; without an answer nobody is signed in. */
  async load(): Promise<void> {
    try {
      this.session.set(await firstValueFrom(this.http.get<OperatorSession>('/api/operator/session')));
    } catch {
      this.forget();
    }
  }

  may(permission: string): boolean {
    return this.operator()?.permissions.includes(permission) ?? false;
  }

  async signIn(credentials: SignIn): Promise<void> {
    this.session.set(await firstValueFrom(this.http.post<OperatorSession>('/api/operator/sign-in', credentials)));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/operator/sign-out', {}));
    this.unsent.clear();
    this.forget();
  }

  forget(): void {
    this.session.update((session) => ({ ...session, operator: null }));
  }
}
