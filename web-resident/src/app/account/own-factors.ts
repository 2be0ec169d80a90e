import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { OwnFactorList, RecoveryCodes } from '@karta/contracts';
import {
  Dialog,
  FactorEnrolment,
  FailureNote,
  nearTime,
  PasswordField,
  readAnew,
  RecoveryCodeList,
  Skeleton,
  Toasts,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OwnPasswordAct } from '../own-password.ts';

const ADDRESS = '/api/resident/factors';

/** What is done once the password was given. */
interface Intended {
  heading: string;
  send(password: string): Promise<void>;
}

/** What the owner of the account shows beside the password, where they want it: an app, or a passkey. */
@Component({
  selector: 'km-own-factors',
  imports: [Dialog, FactorEnrolment, FailureNote, PasswordField, RecoveryCodeList, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  templateUrl: './own-factors.html',
})
export class OwnFactors {
  protected readonly address = ADDRESS;
  protected readonly list = httpResource<OwnFactorList>(() => ADDRESS);
  protected readonly isAdding = signal(false);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly intended = signal<Intended | null>(null);
  protected readonly act = new OwnPasswordAct('haslo-wlasne');
  protected readonly time = nearTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected added(): void {
    this.isAdding.set(false);
    this.toasts.say($localize`:@@factors.added:Dodano drugi składnik logowania.`);
    readAnew(this.list);
  }

  protected remove(id: string, name: string): void {
    this.ask($localize`:@@factors.remove:Usunąć: ${name}:name:?`, async (password) => {
      this.list.set(await firstValueFrom(this.http.post<OwnFactorList>(`${ADDRESS}/${id}/remove`, { password })));
      this.toasts.say($localize`:@@factors.removed:Usunięto drugi składnik logowania.`);
    });
  }

  protected renewCodes(): void {
    this.ask($localize`:@@factors.new-codes:Nowe kody zapasowe`, async (password) => {
      const url = `${ADDRESS}/recovery-codes`;
      this.codes.set((await firstValueFrom(this.http.post<RecoveryCodes>(url, { password }))).codes);
      readAnew(this.list);
    });
  }

  protected confirm(event: Event): Promise<void> {
    const intended = this.intended();
    return this.act.run(event, intended?.heading, async (password) => {
      await intended?.send(password);
      this.intended.set(null);
    });
  }

  private ask(heading: string, send: Intended['send']): void {
    this.act.password.set('');
    this.act.error.set(null);
    this.act.failure.set(null);
    this.intended.set({ heading, send });
  }
}
