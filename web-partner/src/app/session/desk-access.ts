import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { DeskSession, SignIn } from '@karta/contracts';
import type { PartnerRole } from '@karta/domain';
import { TownLook } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Who is signed in at the desk, and the way in and out. */
@Injectable({ providedIn: 'root' })
export class DeskAccess {
  private readonly http = inject(HttpClient);
  private readonly look = inject(TownLook);
  private readonly session = signal<DeskSession>({
    cityName: '',
    look: { colour: '#00586b', armsVersion: null },
    notice: null,
    person: null,
  });
  readonly cityName = computed(() => this.session().cityName);
  readonly notice = computed(() => this.session().notice);
  readonly person = computed(() => this.session().person);
  readonly isManager = computed(() => this.person()?.role === 'manager');

  constructor() {
    effect(() => this.look.take(this.session().look, 'desk'));
  }

  /** Reads the session when the page starts; without an answer nobody is signed in. */
  async load(): Promise<void> {
    try {
      this.session.set(await firstValueFrom(this.http.get<DeskSession>('/api/desk/session')));
    } catch {
      this.forget();
    }
  }

  may(role: PartnerRole): boolean {
    return role === 'cashier' || this.isManager();
  }

  async signIn(credentials: SignIn): Promise<void> {
    this.session.set(await firstValueFrom(this.http.post<DeskSession>('/api/desk/sign-in', credentials)));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/desk/sign-out', {}));
    this.forget();
  }

  forget(): void {
    this.session.update((session) => ({ ...session, person: null }));
  }
}
