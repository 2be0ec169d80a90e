import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import {
  Deadline,
  FailureNote,
  sentenceFor,
  settled,
  Skeleton,
  taskStatus,
  Toasts,
  toProblem,
  type TaskList,
  type TaskRow,
  type TaskScope,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { moveCursor } from './task-cursor.ts';
import { taskList, TasksApi } from './tasks-api.ts';
import { applicationTypeWord, taskWord } from './task-words.ts';
import { deviceSentence } from './device-words.ts';

/** The dense list of tasks: scopes with counts, filter, keyboard, live. */
@Component({
  selector: 'km-task-queue',
  imports: [Deadline, FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-queue.html',
})
export class TaskQueue {
  protected readonly scope = signal<TaskScope>('group');
  protected readonly search = signal('');
  protected readonly resource = taskList(this.scope, settled(this.search));
  /** The last list stays on the screen while the next one loads. */
  protected readonly list = linkedSignal<TaskList | undefined, TaskList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly cursor = signal<string | null>(null);
  protected readonly watch = inject(TaskWatch);
  protected readonly taskWord = taskWord;
  protected readonly typeWord = applicationTypeWord;
  protected readonly deviceSentence = deviceSentence;
  protected readonly taskStatus = taskStatus;
  protected readonly scopes = computed<readonly { code: TaskScope; word: string; count: number | undefined }[]>(() => {
    const counts = this.list()?.counts;
    return [
      { code: 'mine', word: 'Moje', count: counts?.mine },
      { code: 'group', word: 'Moje grupy', count: counts?.group },
      { code: 'unassigned', word: 'Nieprzypisane', count: counts?.unassigned },
      { code: 'all', word: 'Wszystkie', count: counts?.all },
    ];
  });
  private readonly ids = computed(() => this.list()?.tasks.map((task) => task.id) ?? []);
  private readonly api = inject(TasksApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly me = inject(OperatorAccess);

  constructor() {
    this.watch.changes.pipe(takeUntilDestroyed()).subscribe(() => this.resource.reload());
    effect(() => this.watch.count.set(this.list()?.counts.group ?? null));
    inject(Keyboard).while({
      ArrowDown: () => this.move('ArrowDown'),
      ArrowUp: () => this.move('ArrowUp'),
      Home: () => this.move('Home'),
      End: () => this.move('End'),
      Enter: () => void this.open(this.cursor()),
      P: () => void this.claim(),
      N: () => void this.openNext(),
      F: () => document.getElementById('filtr')?.focus(),
    });
  }

  protected isMine(task: TaskRow): boolean {
    return task.assigneeId !== null && task.assigneeId === this.me.operator()?.id;
  }

  protected initials(name: string): string {
    return name
      .split(' ')
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join('');
  }

  protected async open(taskId: string | null): Promise<void> {
    if (taskId) await this.router.navigate(['/zadania', taskId]);
  }

  /** The most urgent task that is free or mine: the list comes sorted by deadline. */
  protected async openNext(): Promise<void> {
    const shown = this.list();
    if (!shown) return;
    const next = shown.tasks.find((task) => task.state !== 'done' && (task.assigneeId === null || this.isMine(task)));
    if (next) await this.open(next.id);
    else this.toasts.say('Nie ma wolnych zadań.');
  }

  protected async claim(): Promise<void> {
    const taskId = this.cursor();
    if (!taskId) return;
    try {
      await this.api.claim(taskId);
      this.toasts.say('Zadanie przejęte.');
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    }
    this.resource.reload();
  }

  private move(key: string): void {
    this.cursor.set(moveCursor(this.ids(), this.cursor(), key));
    document.getElementById(`wiersz-${this.cursor()}`)?.scrollIntoView({ block: 'nearest' });
  }
}
