import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchView, ProductionFloor } from '@karta/contracts';
import { nearTime, sentenceFor, toProblem } from '@karta/web-shared';
import { answerWords, deviceSentence } from '../device-words.ts';
import { StationChoice } from '../devices/station-choice.ts';
import { batchState, cardCount, leftOutWord, stepWord } from './batch-words.ts';
import { ProductionApi } from './production-api.ts';

/** One batch: how far it is, the card in hand with its question, and what a person may do. */
@Component({
  selector: 'km-batch',
  imports: [RouterLink, StationChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './batch-panel.html',
  styleUrl: './production.css',
})
export class BatchPanel {
  readonly batch = input.required<BatchView>();
  /** Where it could go on instead. */
  readonly others = input.required<ProductionFloor['points'][number]['stations']>();
  /** The key pauses this one. */
  readonly hasKey = input(false);
  readonly changed = output();
  protected readonly isSending = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly stationId = signal<string | null>(null);
  protected readonly state = computed(() => batchState(this.batch()));
  /** Its station makes nothing any more. */
  protected readonly mustMove = computed(() => this.batch().reason === 'STATION_REVOKED');
  protected readonly words = { answerWords, cardCount, deviceSentence, leftOutWord, nearTime, stepWord };
  private readonly api = inject(ProductionApi);

  protected readonly pause = (): Promise<void> => this.act(() => this.api.pause(this.batch().id));
  protected readonly resume = (): Promise<void> =>
    this.act(() => this.api.resume(this.batch().id, this.mustMove() ? this.stationId() : null));
  protected readonly end = (): Promise<void> => this.act(() => this.api.end(this.batch().id));
  protected leaveOut(taskId: string): Promise<void> {
    return this.act(() => this.api.leaveOut(this.batch().id, taskId));
  }
  protected answer(taskId: string, answer: string): Promise<void> {
    return this.act(() => this.api.answer(taskId, answer));
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      await work();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      this.changed.emit();
    }
  }
}
