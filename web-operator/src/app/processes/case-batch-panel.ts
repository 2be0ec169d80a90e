import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseBatchDetail } from '@karta/contracts';
import {
  FailureNote,
  nearTime,
  readAnew,
  readAtEach,
  sentenceFor,
  Skeleton,
  StatusChip,
  toProblem,
} from '@karta/web-shared';
import { filter, interval } from 'rxjs';
import { OperatorAccess } from '../session/operator-access.ts';
import { BATCH_STATE_WORDS, batchHeading, foundByWords, ITEM_STATUS } from './batch-words.ts';
import { batchOf, OverviewApi } from './overview-api.ts';

const LOOK_EVERY_MS = 1500;

/** How far an act on many cases is, what each of them answered, and what a person may do with it. */
@Component({
  selector: 'km-case-batch',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './case-batch-panel.html',
})
export class CaseBatchPanel {
  readonly id = input.required<string>();
  readonly closed = output();
  protected readonly batch = batchOf(() => this.id());
  private readonly shown = computed(() => (this.batch.hasValue() ? this.batch.value() : undefined));
  protected readonly settled = computed(() => {
    const shown = this.shown();
    return shown ? shown.cases - shown.waiting - shown.sent : 0;
  });
  protected readonly maySteer = computed(() => {
    const act = this.shown()?.act;
    return this.access.may(act === 'retry-incident' || act === 'skip-incident' ? 'process.repair' : 'process.operate');
  });
  protected readonly isSending = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly heading = batchHeading;
  protected readonly foundBy = foundByWords;
  protected readonly states = BATCH_STATE_WORDS;
  protected readonly nearTime = nearTime;
  protected readonly sentenceFor = sentenceFor;
  private readonly access = inject(OperatorAccess);
  private readonly api = inject(OverviewApi);

  constructor() {
    const isGoing = (): boolean => this.shown()?.state !== 'ended' && !document.hidden;
    readAtEach(interval(LOOK_EVERY_MS).pipe(filter(isGoing)), this.batch);
  }

  protected share(count: number): number {
    return (count / Math.max(1, this.shown()?.cases ?? 1)) * 100;
  }

  protected look({ state, isStuck }: CaseBatchDetail['items'][number]) {
    return ITEM_STATUS[isStuck ? 'stuck' : state];
  }

  protected async steer(how: 'pause' | 'resume' | 'end'): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      await this.api.steer(this.id(), how);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      readAnew(this.batch);
    }
  }
}
