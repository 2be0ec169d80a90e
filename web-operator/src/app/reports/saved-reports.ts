import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedReport } from '@karta/contracts';
import { Dialog, FailureNote, nearTime, readAnew, Skeleton, Toasts } from '@karta/web-shared';
import { questionWords } from './report-words.ts';
import { SaveReport } from './save-report.ts';
import { addressOf, savedReports, SavedReportsApi } from './saved-reports-api.ts';
import { scheduleWords } from './schedule-words.ts';

/** Reports that somebody saved: one's own and those for everybody who reads reports (000-28). */
@Component({
  selector: 'km-saved-reports',
  imports: [Dialog, FailureNote, RouterLink, SaveReport, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './saved-reports.html',
  styleUrl: './report.css',
})
export class SavedReports {
  protected readonly list = savedReports();
  protected readonly changed = signal<SavedReport | null>(null);
  protected readonly removed = signal<SavedReport | null>(null);
  protected readonly isAsking = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly leaveFailure = signal<unknown>(null);
  protected readonly addressOf = addressOf;
  protected readonly scheduleWords = scheduleWords;
  protected readonly nearTime = nearTime;
  private readonly api = inject(SavedReportsApi);
  private readonly toasts = inject(Toasts);

  protected readonly isSending = signal(false);

  protected aboutOf({ question, place }: SavedReport): string {
    return questionWords(question, place);
  }

  protected recipientsOf({ recipients }: SavedReport): string {
    const readers = this.list.value()?.readers ?? [];
    const names = readers.filter(({ id }) => recipients.includes(id)).map(({ name }) => name);
    return names.join(', ') || 'nikt: prawo do raportów wygasło';
  }

  /** As it is now, also where somebody else was faster. */
  protected shut(): void {
    this.changed.set(null);
    readAnew(this.list);
  }

  protected ask(row: SavedReport): void {
    this.removed.set(row);
    this.failure.set(null);
    this.isAsking.set(true);
  }

  /** The mails stop for whoever asks; where they were the last, the schedule ends. */
  protected async leave(row: SavedReport): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.leaveFailure.set(null);
    try {
      await this.api.leave(row);
      this.toasts.say(`Raport „${row.name}” nie przyjdzie już do Ciebie e-mailem.`);
    } catch (failure) {
      this.leaveFailure.set(failure);
    } finally {
      this.isSending.set(false);
      readAnew(this.list);
    }
  }

  protected async remove(row: SavedReport): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.remove(row);
      this.toasts.say(`Usunięto raport „${row.name}”.`);
      this.isAsking.set(false);
      readAnew(this.list);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
