import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ConsentList, ConsentState, ConsentWithdrawn } from '@karta/contracts';
import { inLanguage } from '@karta/domain';
import { Dialog, FailureNote, plainDate, readAnew, Skeleton, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { PageLanguage } from '../frames/page-language.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { ConsentPanel } from './consent-panel.ts';
import { WithdrawDialog } from './withdraw-dialog.ts';

/** Consents given and withdrawn, with their versions and dates (manual, chapter 8). */
@Component({
  selector: 'km-my-consents',
  imports: [ConsentPanel, Dialog, FailureNote, Skeleton, WithdrawDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-consents.html',
})
export class MyConsents {
  protected readonly list = httpResource<ConsentList>(() => '/api/resident/consents');
  /** A voluntary one is withdrawn after one question, a required one in two steps. */
  protected readonly toWithdraw = signal<ConsentState | null>(null);
  protected readonly toEndWith = signal<ConsentState | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly plainDate = plainDate;
  private readonly language = inject(PageLanguage).code;
  protected readonly access = inject(ResidentAccess);
  /** Texts of which the next version was announced and is not agreed to yet. */
  protected readonly coming = computed(() =>
    this.list.hasValue()
      ? this.list.value().consents.filter(({ required, coming }) => required && coming && coming.givenAt === null)
      : [],
  );
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected said({ statement, statementIn }: Pick<ConsentState, 'statement' | 'statementIn'>) {
    return inLanguage(statement, statementIn, this.language);
  }

  protected ask(consent: ConsentState): void {
    (consent.withdrawal === 'consent' ? this.toWithdraw : this.toEndWith).set(consent);
  }

  protected async change(textId: string, given: boolean): Promise<void> {
    this.toWithdraw.set(null);
    this.failure.set(null);
    const wasLocked = this.access.isLocked();
    try {
      this.list.set(await firstValueFrom(this.http.put<ConsentList>(`/api/resident/consents/${textId}`, { given })));
      if (wasLocked) await this.access.load();
      const isFree = wasLocked && !this.access.isLocked();
      if (isFree) this.toasts.say($localize`:@@consents.free:Konto znów działa. Karty odblokuje Biuro Karty.`);
      else
        this.toasts.say(
          given ? $localize`:@@consents.given:Zgoda wyrażona.` : $localize`:@@consents.withdrawn:Zgoda wycofana.`,
        );
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async ended({ effect, dueOn }: ConsentWithdrawn): Promise<void> {
    if (effect === 'lock') {
      await this.access.load();
      readAnew(this.list);
      this.toasts.say($localize`:@@consents.locked:Zgoda wycofana. Konto jest zablokowane.`);
      return;
    }
    this.toasts.say($localize`:@@consents.erased:Konto zamknięte. Dane usuniemy ${plainDate(dueOn)}:date:.`);
    await this.access.load();
    await this.router.navigate([this.access.isSignedIn() ? '/rodzina' : '/']);
  }
}
