import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  Account,
  AccountUpgrade,
  ActingFor,
  FactorStep,
  InvitationAnswer,
  Registration,
  ResidentSession,
  SignIn,
} from '@karta/contracts';
import { toProblem, UnsentTexts } from '@karta/web-shared/first-page';
import { firstValueFrom } from 'rxjs';

const NOBODY: ResidentSession = {
  account: null,
  panel: 'full',
  isLocked: false,
  factor: null,
  actsFor: null,
  members: [],
};

/** Who is signed in, for whom they act, and the ways in and out. */
@Injectable({ providedIn: 'root' })
export class ResidentAccess {
  private readonly http = inject(HttpClient);
  private readonly unsent = inject(UnsentTexts);
  private readonly session = signal<ResidentSession>(NOBODY);
  /** Of whoever is signed in. */
  readonly account = computed(() => this.session().account);
  readonly isSignedIn = computed(() => this.account() !== null);
  /** The member of the family whose panel this is; null: the own one (004-117). */
  readonly actsFor = computed(() => this.session().actsFor);
  /** For whom they could act. */
  readonly members = computed(() => this.session().members);
  /** A member of a family sees the own card and discounts alone (004-112). */
  readonly isMember = computed(() => this.session().panel === 'member');
  /** A required consent is missing (004-86). */
  readonly isLocked = computed(() => this.session().isLocked);

  /** Reads the session when the app starts; without an answer the visitor is a guest. */
  async load(): Promise<void> {
    try {
      const session = await firstValueFrom(this.http.get<ResidentSession>('/api/resident/session'));
      this.session.set(session);
    } catch {
      this.session.set(NOBODY);
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
    this.session.set(session);
  }

  /** The password first; returns the second factor that is asked for, or null where nothing is. */
  async signIn(credentials: SignIn): Promise<FactorStep | null> {
    const session = await firstValueFrom(this.http.post<ResidentSession>('/api/resident/sign-in', credentials));
    if (session.factor === null) this.session.set(session);
    return session.factor;
  }

  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.post('/api/resident/sign-out', {}));
    } catch (failure) {
      // the session has ended by itself
      if (toProblem(failure).code !== 'NOT_SIGNED_IN') throw failure;
    }
    this.unsent.clear();
    this.session.set(NOBODY);
  }

  async askForNewPassword(email: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/password-reset/request', { email }));
  }

  async setNewPassword(token: string, password: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/password-reset', { token, password }));
  }

  /** Registers with the account that there is, and signs in (004-02). */
  async upgrade(order: AccountUpgrade): Promise<FactorStep | null> {
    const session = await firstValueFrom(this.http.post<ResidentSession>('/api/resident/upgrade', order));
    if (session.factor === null) this.session.set(session);
    return session.factor;
  }

  /** The second factor was right. */
  enter(session: ResidentSession): void {
    this.session.set(session);
  }

  /**
   * The session ended in the middle of work, and the same person is back: they act for whom the page shows, or nobody does
   * anything.
   */
  async comeBack(actsFor: ResidentSession['actsFor']): Promise<void> {
    if (actsFor === null || this.actsFor()?.memberId === actsFor.memberId) return;
    const { memberId } = actsFor;
    const acting = await firstValueFrom(this.http.put<ActingFor>('/api/resident/acting-for', { memberId }));
    this.session.update((session) => ({ ...session, ...acting, panel: 'full' as const }));
  }

  /** Takes back that the own account ends. */
  async takeBackErasure(credentials: SignIn): Promise<void> {
    await firstValueFrom(this.http.post('/api/resident/account/erasure/cancel', credentials));
  }

  /** The member's link signs in as well. */
  async join(answer: InvitationAnswer): Promise<FactorStep | null> {
    const url = '/api/resident/family-invitation/acceptance';
    const session = await firstValueFrom(this.http.post<ResidentSession>(url, answer));
    if (session.factor === null) this.session.set(session);
    return session.factor;
  }

  /**
   * From here on the panel is this member's, or the own one again. The page is loaded anew, so that nothing of anybody else
   * stays on it (004-117).
   */
  async actFor(memberId: string | null, page = 'karty'): Promise<void> {
    await firstValueFrom(this.http.put('/api/resident/acting-for', { memberId }));
    this.unsent.clear();
    location.assign(new URL(page, document.baseURI));
  }

  /** After a change of the account's own data. */
  take(account: Account): void {
    if (this.actsFor() === null) this.session.update((session) => ({ ...session, account }));
  }

  /** The server said that the session has ended. */
  forget(): void {
    this.session.set(NOBODY);
  }
}
