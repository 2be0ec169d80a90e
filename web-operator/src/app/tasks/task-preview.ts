import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { applicationTypeWord, Deadline, Skeleton, type TaskRow } from '@karta/web-shared';
import { debounceTime } from 'rxjs';
import { FilePreview } from '../application-file/file-preview.ts';
import { taskDetail } from './tasks-api.ts';
import { taskWord } from './task-words.ts';

const SETTLED_MS = 250;

/** A task before it is opened: who, until when, what differs. */
@Component({
  selector: 'km-task-preview',
  imports: [Deadline, FilePreview, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'peek__in' },
  template: `<div class="peek__who">
      @if (file()?.photoFileId; as photo) {
        <img class="evidence" src="/api/operator/files/{{ photo }}" alt="" />
      }
      <div>
        <h2>{{ task().holderName ?? taskWord(task()) }}</h2>
        <p class="muted">
          @if (task().applicationNumber) {
            Wniosek {{ task().applicationNumber }} · {{ typeWord(task().applicationType) }}
          }
        </p>
        <p class="mt-1"><km-deadline [workingDaysLeft]="task().workingDaysLeft" /></p>
      </div>
    </div>
    @if (file(); as read) {
      <km-file-preview [file]="read" />
    } @else if (resource.isLoading()) {
      <km-skeleton [lines]="6" />
    }
    <a class="btn btn--primary btn--block peek__open" [routerLink]="['/zadania', task().id]"
      >Otwórz <kbd class="kbd" aria-hidden="true">Enter</kbd></a
    >`,
})
export class TaskPreview {
  readonly task = input.required<TaskRow>();
  /** Rows that the cursor only passes are not read: each reading is recorded. */
  private readonly settledId = toSignal(toObservable(computed(() => this.task().id)).pipe(debounceTime(SETTLED_MS)));
  protected readonly resource = taskDetail(this.settledId);
  protected readonly file = computed(() => {
    const detail = this.resource.hasValue() ? this.resource.value() : undefined;
    return detail?.id === this.task().id ? detail.application : null;
  });
  protected readonly taskWord = taskWord;
  protected readonly typeWord = applicationTypeWord;
}
