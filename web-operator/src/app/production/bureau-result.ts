import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { BureauVerdicts } from '@karta/contracts';
import { sentenceFor, StatusChip, toProblem } from '@karta/web-shared';
import { BureauApi } from './bureau-api.ts';
import { lineStatus, lineWords, verdictSentence } from './bureau-words.ts';

/** The file that a firm sent back: looked at line by line first, then taken. */
@Component({
  selector: 'km-bureau-result',
  imports: [StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bureau-result.html',
  styleUrl: './production.css',
})
export class BureauResult {
  readonly orderId = input.required<string>();
  readonly taken = output();
  protected readonly file = signal<File | null>(null);
  protected readonly verdicts = signal<BureauVerdicts | null>(null);
  /** What is shown was taken, not only looked at. */
  protected readonly isTaken = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** What is to be put right stands first. */
  protected readonly lines = computed(() =>
    (this.verdicts()?.lines ?? []).toSorted(
      (one, other) => Number(other.problem !== null) - Number(one.problem !== null) || one.line - other.line,
    ),
  );
  protected readonly good = computed(
    () => this.lines().filter(({ verdict }) => verdict === 'made' || verdict === 'spoiled').length,
  );
  protected readonly words = { lineStatus, lineWords, verdictSentence };
  private readonly api = inject(BureauApi);

  protected async check(file: File | undefined): Promise<void> {
    if (!file) return;
    this.file.set(file);
    await this.send(file, (bytes) => this.api.check(this.orderId(), bytes), false);
  }

  protected async take(): Promise<void> {
    const file = this.file();
    if (!file) return;
    await this.send(file, (bytes) => this.api.take(this.orderId(), bytes), true);
    this.taken.emit();
  }

  private async send(file: File, work: (bytes: Blob) => Promise<BureauVerdicts>, isTaken: boolean): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    if (!isTaken) this.verdicts.set(null);
    try {
      this.verdicts.set(await work(file));
      this.isTaken.set(isTaken);
    } catch (failure) {
      this.problem.set(sentenceOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}

function sentenceOf(failure: unknown): string {
  const { code, fields = [] } = toProblem(failure);
  if (code === 'PAYLOAD_TOO_LARGE') return sentenceFor('BUREAU_RESULT_TOO_LONG');
  const line = fields.find((field) => field.code === 'LINE')?.path;
  return line ? `${sentenceFor(code)} Zobacz wiersz ${line}.` : sentenceFor(code);
}
