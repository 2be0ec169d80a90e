import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { TaskDetail } from '@karta/contracts';
import { addDays } from '@karta/domain';
import { Dialog, plainDate, sentenceFor, TextField, todayIn, toProblem } from '@karta/web-shared';
import { TasksApi } from './tasks-api.ts';

const SOON = [
  { days: 1, word: 'jutro' },
  { days: 3, word: 'za 3 dni' },
  { days: 7, word: 'za tydzień' },
] as const;

/** The day on which somebody comes back to a task, beside its deadline and apart from it (C-3). */
@Component({
  selector: 'km-follow-up',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button type="button" class="btn btn--text btn--sm" (click)="open()">
      <span class="i i-event" aria-hidden="true"></span
      >{{ task().followUpOn ? 'Wróć ' + plainDate(task().followUpOn) : 'Wróć dnia…' }}
    </button>
    @if (isOpen()) {
      <km-dialog [open]="isShown()" heading="Kiedy wrócić do tego zadania" (closed)="isOpen.set(false)">
        <form class="stack stack-3" novalidate (submit)="$event.preventDefault(); save(day())">
          <p class="muted">
            Do tego dnia zadanie nie otwiera się jako następne. Termin się nie zmienia: nadal biegnie i&nbsp;nadal go
            widać.
          </p>
          <div class="row row--wrap" role="group" aria-label="Za ile">
            @for (each of soon; track each.days) {
              <button type="button" class="btn btn--secondary btn--sm" (click)="day.set(inDays(each.days))">
                {{ each.word }}
              </button>
            }
          </div>
          <km-text-field name="dzien-powrotu" label="Dzień" type="date" [(value)]="day" [error]="error()" />
          <div class="actions">
            @if (task().followUpOn) {
              <button type="button" class="btn btn--text" [disabled]="isSending()" (click)="save(null)">
                Usuń dzień powrotu
              </button>
            }
            <button type="button" class="btn btn--secondary" (click)="isShown.set(false)">Anuluj</button>
            <button class="btn btn--primary" [disabled]="isSending()">Zapisz</button>
          </div>
        </form>
      </km-dialog>
    }`,
})
export class FollowUp {
  readonly task = input.required<TaskDetail>();
  readonly changed = output<TaskDetail>();
  protected readonly isOpen = signal(false);
  protected readonly isShown = signal(true);
  protected readonly day = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly soon = SOON;
  protected readonly plainDate = plainDate;
  private readonly api = inject(TasksApi);

  protected open(): void {
    this.day.set(this.task().followUpOn ?? '');
    this.error.set(null);
    this.isShown.set(true);
    this.isOpen.set(true);
  }

  protected inDays(days: number): string {
    return addDays(todayIn(), days);
  }

  protected async save(on: string | null): Promise<void> {
    this.error.set(on === '' ? 'Wybierz dzień' : null);
    if (this.error() || this.isSending()) return document.getElementById('dzien-powrotu')?.focus();
    this.isSending.set(true);
    try {
      this.changed.emit(await this.api.putOff(this.task().id, on));
      this.isShown.set(false);
    } catch (failure) {
      const { code, fields } = toProblem(failure);
      this.error.set(fields?.some((field) => field.path === 'on') ? 'Ten dzień już minął' : sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }
}
