import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, nearTime, readAnew, readAtEach, Skeleton, StatusChip } from '@karta/web-shared';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { TaskWatch } from '../task-watch.ts';
import { cardCount } from './batch-words.ts';
import { BureauApi, bureauOrder } from './bureau-api.ts';
import { BureauDownload } from './bureau-download.ts';
import { BureauResult } from './bureau-result.ts';
import { itemReason, itemStatus, ORDER_STATUS } from './bureau-words.ts';

/** One order of an outside firm: its files, its result, its cards, and its end (D-12). */
@Component({
  selector: 'km-bureau-screen',
  imports: [BureauDownload, BureauResult, FailureNote, ReasonDialog, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bureau-screen.html',
  styleUrl: './production.css',
})
export class BureauScreen {
  readonly id = input.required<string>();
  protected readonly readAnew = readAnew;
  protected readonly resource = bureauOrder(() => this.id());
  protected readonly isFinishing = signal(false);
  protected readonly shown = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** Nothing has come back: the order is taken back whole, else what is left of it. */
  protected readonly isUnanswered = computed(() => (this.shown()?.made ?? 0) + (this.shown()?.spoiled ?? 0) === 0);
  protected readonly words = { cardCount, itemReason, itemStatus, nearTime };
  protected readonly status = ORDER_STATUS;
  private readonly api = inject(BureauApi);

  constructor() {
    readAtEach(inject(TaskWatch).changes, this.resource);
  }

  protected readonly finish = (reason: string, key: string): Promise<unknown> =>
    this.isUnanswered() ? this.api.cancel(this.id(), reason, key) : this.api.close(this.id(), reason, key);
}
