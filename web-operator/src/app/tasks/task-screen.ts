import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Problem, TaskDetail, TaskOutcome } from '@karta/contracts';
import { isProduction } from '@karta/domain';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  Deadline,
  FailureNote,
  nearTime,
  plainDate,
  plainTime,
  readAnew,
  readAtEach,
  sentenceFor,
  Skeleton,
  StatusChip,
  taskStatus,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { FollowUp } from './follow-up.ts';
import { ProductionTask } from './production-task.ts';
import { TaskDecision } from './task-decision.ts';
import { taskDetail, TasksApi } from './tasks-api.ts';
import { taskWord } from './task-words.ts';

/** One task: its head, and below it the form that answers it. */
@Component({
  selector: 'km-task-screen',
  imports: [Deadline, FailureNote, FollowUp, ProductionTask, RouterLink, Skeleton, StatusChip, TaskDecision],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-screen.html',
})
export class TaskScreen {
  readonly id = input.required<string>();
  protected readonly resource = taskDetail(() => this.id());
  protected readonly task = linkedSignal<TaskDetail | undefined, TaskDetail | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  protected readonly access = inject(OperatorAccess);
  protected readonly isOpen = ({ state }: TaskDetail): boolean => state === 'open' || state === 'claimed';
  protected readonly problem = signal<Problem | null>(null);
  protected readonly taskWord = taskWord;
  protected readonly isProduction = isProduction;
  protected readonly typeWord = applicationTypeWord;
  protected readonly taskStatus = taskStatus;
  protected readonly applicationStatus = APPLICATION_STATUS;
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly isMine = computed(() => this.task()?.assigneeId === this.access.operator()?.id);
  protected readonly initials = computed(() =>
    (this.access.operator()?.name ?? '')
      .split(' ')
      .map((part) => part.charAt(0))
      .join(''),
  );
  protected readonly problemSentence = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    const who = problem.by ? ` Zrobił(a) to ${problem.by}${problem.at ? `, ${nearTime(problem.at)}` : ''}.` : '';
    return sentenceFor(problem.code) + who;
  });
  private readonly api = inject(TasksApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  constructor() {
    readAtEach(inject(TaskWatch).changes, this.resource);
    inject(Keyboard).while({
      Escape: () => void this.router.navigate(['/zadania']),
      P: () => void this.claim(),
      N: () => void this.openNext(),
      J: () => void this.go(this.task()?.place?.followingTaskId ?? null),
      U: () => void this.go(this.task()?.place?.previousTaskId ?? null),
    });
  }

  protected async claim(): Promise<void> {
    if (!this.task()?.canClaim) return;
    await this.act(() => this.api.claim(this.id()));
  }

  protected async release(): Promise<void> {
    await this.act(() => this.api.release(this.id()));
  }

  /** After a decision the next task opens, or the list when there is none. */
  protected async decided(outcome: TaskOutcome): Promise<void> {
    this.problem.set(null);
    this.toasts.say(
      outcome.nextTaskId ? 'Decyzja zapisana. Otwieramy następne zadanie.' : 'Decyzja zapisana. Nie ma więcej zadań.',
    );
    await this.router.navigate(outcome.nextTaskId ? ['/zadania', outcome.nextTaskId] : ['/zadania']);
  }

  protected refused(failure: unknown): void {
    this.problem.set(toProblem(failure));
    readAnew(this.resource);
  }

  /** Something that belongs to the task was written: what was refused before may be granted now. */
  protected noted(): void {
    this.problem.set(null);
    readAnew(this.resource);
  }

  protected take(task: TaskDetail): void {
    this.problem.set(null);
    this.resource.set(task);
  }

  /** The task beside this one on the list. */
  protected async go(taskId: string | null): Promise<void> {
    if (taskId) await this.router.navigate(['/zadania', taskId]);
  }

  protected async openNext(): Promise<void> {
    const next = this.task()?.nextTaskId;
    if (next) await this.router.navigate(['/zadania', next]);
    else this.toasts.say('Nie ma następnego zadania.');
  }

  private async act(work: () => Promise<TaskDetail>): Promise<void> {
    this.problem.set(null);
    try {
      this.resource.set(await work());
    } catch (failure) {
      this.refused(failure);
    }
  }
}
