import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { FactorStep, OperatorSession, SignIn } from '@karta/contracts';
import { TownLook, UnsentTexts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const FACTOR_IS_OFF = 'Drugi składnik logowania jest wyłączony, wystarcza samo hasło.';

/** The signed-in operator, their rights, and the way in and out. */
@Injectable({ providedIn: 'root' })
export class OperatorAccess {
  private readonly http = inject(HttpClient);
  private readonly unsent = inject(UnsentTexts);
  private readonly session = signal<OperatorSession>({
    cityName: '',
    look: { colour: '#00586b', armsVersion: null },
    operator: null,
    notice: null,
    asksSecondFactor: true,
    openId: null,
    factor: null,
  });
  /** The provider with whose account people may sign in. */
  readonly openId = computed(() => this.session().openId);
  readonly cityName = computed(() => this.session().cityName);
  private readonly look = inject(TownLook);
  readonly operator = computed(() => this.session().operator);
  /** Banner of a demo or training city, and of one whose staff come in by a password alone. */
  readonly notice = computed(() => {
    const { notice, asksSecondFactor, factor } = this.session();
    // whoever is asked for theirs does not read that none is needed
    return (
      [notice, asksSecondFactor || factor ? null : FACTOR_IS_OFF].filter((sentence) => sentence !== null).join(' ') ||
      null
    );
  });

  constructor() {
    effect(() => this.look.take(this.session().look, 'operator'));
  }

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

  /** Returns what is asked for beside the password; nobody is signed in before. */
  async signIn(credentials: SignIn): Promise<FactorStep | null> {
    const session = await firstValueFrom(this.http.post<OperatorSession>('/api/operator/sign-in', credentials));
    if (session.factor === null) this.take(session);
    return session.factor;
  }

  /** Somebody has shown all that was asked for. */
  take(session: OperatorSession): void {
    this.session.set(session);
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
