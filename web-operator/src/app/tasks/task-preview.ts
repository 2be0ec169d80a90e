import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TaskRow } from '@karta/contracts';
import { applicationTypeWord, Deadline } from '@karta/web-shared';
import { Peek, settled } from '../application-file/peek.ts';
import { taskDetail } from './tasks-api.ts';
import { taskWord } from './task-words.ts';

/** A task before it is opened: who, until when, what differs. */
@Component({
  selector: 'km-task-preview',
  imports: [Deadline, Peek],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'peek__in' },
  template: `<km-peek [file]="file()" [isLoading]="resource.isLoading()" [to]="['/zadania', task().id]">
    <h2>{{ task().holderName ?? taskWord(task()) }}</h2>
    <p class="muted">
      @if (task().applicationNumber) {
        Wniosek {{ task().applicationNumber }} · {{ typeWord(task().applicationType) }}
      }
    </p>
    <p class="mt-1"><km-deadline [workingDaysLeft]="task().workingDaysLeft" /></p>
  </km-peek>`,
})
export class TaskPreview {
  readonly task = input.required<TaskRow>();
  protected readonly resource = taskDetail(settled(computed(() => this.task().id)));
  protected readonly file = computed(() => {
    const detail = this.resource.hasValue() ? this.resource.value() : undefined;
    return detail?.id === this.task().id ? detail.application : null;
  });
  protected readonly taskWord = taskWord;
  protected readonly typeWord = applicationTypeWord;
}
