import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { OwnFactorList, RecoveryCodes } from '@karta/contracts';
import {
  FactorEnrolment,
  FailureNote,
  nearTime,
  readAnew,
  RecoveryCodeList,
  sentenceFor,
  Skeleton,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OwnPasswordDialog } from './own-password-dialog.ts';

/** What is done once the password was given. */
interface Intended {
  heading: string;
  send(password: string): Promise<void>;
}

/** What somebody of the office shows beside the password; more can be added, and what is lost is taken away. */
@Component({
  selector: 'km-own-factors',
  imports: [FactorEnrolment, FailureNote, OwnPasswordDialog, RecoveryCodeList, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  templateUrl: './own-factors.html',
})
export class OwnFactors {
  protected readonly list = httpResource<OwnFactorList>(() => '/api/operator/factors');
  protected readonly isAdding = signal(false);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly intended = signal<Intended | null>(null);
  protected readonly passwordError = signal<string | null>(null);
  protected readonly time = nearTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected added(): void {
    this.isAdding.set(false);
    this.toasts.say('Dodano drugi składnik logowania.');
    readAnew(this.list);
  }

  protected remove(id: string, name: string): void {
    this.ask(`Usunąć: ${name}?`, async (password) => {
      const url = `/api/operator/factors/${id}/remove`;
      this.list.set(await firstValueFrom(this.http.post<OwnFactorList>(url, { password })));
      this.toasts.say('Usunięto drugi składnik logowania.');
    });
  }

  protected renewCodes(): void {
    this.ask('Nowe kody zapasowe', async (password) => {
      const url = '/api/operator/factors/recovery-codes';
      this.codes.set((await firstValueFrom(this.http.post<RecoveryCodes>(url, { password }))).codes);
      readAnew(this.list);
    });
  }

  protected async confirm(password: string): Promise<void> {
    try {
      await this.intended()?.send(password);
      this.intended.set(null);
    } catch (failure) {
      this.passwordError.set(sentenceFor(toProblem(failure).code));
    }
  }

  private ask(heading: string, send: Intended['send']): void {
    this.passwordError.set(null);
    this.intended.set({ heading, send });
  }
}
