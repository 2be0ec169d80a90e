import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { ConsentList, ConsentState } from '@karta/contracts';
import { Dialog, FailureNote, plainTime, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Consents given and withdrawn (manual, chapter 8). */
@Component({
  selector: 'km-my-consents',
  imports: [Dialog, FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-consents.html',
})
export class MyConsents {
  protected readonly list = httpResource<ConsentList>(() => '/api/resident/consents');
  protected readonly toWithdraw = signal<ConsentState | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly plainTime = plainTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected isGiven(consent: ConsentState): boolean {
    return consent.givenAt !== null && (consent.withdrawnAt === null || consent.withdrawnAt < consent.givenAt);
  }

  protected async change(consent: ConsentState, given: boolean): Promise<void> {
    this.toWithdraw.set(null);
    this.failure.set(null);
    try {
      this.list.set(
        await firstValueFrom(this.http.put<ConsentList>(`/api/resident/consents/${consent.id}`, { given })),
      );
      this.toasts.say(given ? 'Zgoda wyrażona.' : 'Zgoda wycofana.');
    } catch (failure) {
      this.failure.set(failure);
      if (toProblem(failure).code === 'CONSENT_REQUIRED') this.toasts.say(sentenceFor('CONSENT_REQUIRED'));
    }
  }
}
