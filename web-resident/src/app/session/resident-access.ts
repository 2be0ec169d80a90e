import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Account, Registration, ResidentSession, SignIn } from '@karta/contracts';
import { toProblem, UnsentTexts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Who is signed in, and the ways in and out. */
@Injectable({ providedIn: 'root' })
export class ResidentAccess {
  private readonly http = inject(HttpClient);
  private readonly unsent = inject(UnsentTexts);
  private readonly current = signal<Account | null>(null);
  readonly account = this.current.asReadonly();
  readonly isSignedIn = computed(() => this.current() !== null);

  /** Reads the session when the app starts; without an answer the visitor is a guest. */
  async load(): Promise<void> {
    try {
      const session = await firstValueFrom(this.http.get<ResidentSession>('/api/resident/session'));
      this.current.set(session.account);
    } catch {
      this.current.set(null);
    }
  }

  async register(registration: Registration): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/register', registration));
  }

  /** Signs in as well. */
  async activate(token: string, password: string): Promise<void> {
    const session = await firstValueFrom(
      this.http.post<ResidentSession>('/api/resident/activate', { token, password }),
    );
    this.current.set(session.account);
  }

  /** Nothing is asked for beside the password. */
  async signIn(credentials: SignIn): Promise<null> {
    const session = await firstValueFrom(this.http.post<ResidentSession>('/api/resident/sign-in', credentials));
    this.current.set(session.account);
    return null;
  }

  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.post('/api/resident/sign-out', {}));
    } catch (failure) {
      // the session has ended by itself
      if (toProblem(failure).code !== 'NOT_SIGNED_IN') throw failure;
    }
    this.unsent.clear();
    this.current.set(null);
  }

  async askForNewPassword(email: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/password-reset/request', { email }));
  }

  async setNewPassword(token: string, password: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/password-reset', { token, password }));
  }

  /** After a change of the account's own data. */
  take(account: Account): void {
    this.current.set(account);
  }

  /** The server said that the session has ended. */
  forget(): void {
    this.current.set(null);
  }
}
