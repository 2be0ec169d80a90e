import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import type { BulkAnswer, ColleagueList, TaskList, TaskRow, TaskScope } from '@karta/contracts';
import {
  applicationTypeWord,
  Deadline,
  plainDate,
  readAnew,
  readAtEach,
  sentenceFor,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell, Preview } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { deviceSentence } from '../device-words.ts';
import { dueDate, TASK_LIST } from './task-columns.ts';
import { StandIns } from './stand-ins.ts';
import { TaskPreview } from './task-preview.ts';
import { linkLabel, taskWord } from './task-words.ts';
import { TasksApi } from './tasks-api.ts';

/** The dense list of tasks: whose, views, keyboard, acts on several, live. */
@Component({
  selector: 'km-task-queue',
  imports: [
    Cell,
    Deadline,
    ListFrame,
    MarkedText,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    Preview,
    RouterLink,
    TaskPreview,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-queue.html',
})
export class TaskQueue {
  protected readonly scope = signal<TaskScope>('group');
  protected readonly state = new ListState<TaskRow, TaskList>(
    TASK_LIST,
    computed(() => ({ scope: this.scope() })),
  );
  protected readonly watch = inject(TaskWatch);
  protected readonly access = inject(OperatorAccess);
  protected readonly taskWord = taskWord;
  protected readonly labelOf = linkLabel;
  protected readonly dueDate = dueDate;
  protected readonly plainDate = plainDate;
  protected readonly typeWord = applicationTypeWord;
  protected readonly deviceSentence = deviceSentence;
  /** What became of each row of the last act on several. */
  protected readonly results = signal<ReadonlyMap<string, string | null>>(new Map());
  protected readonly isActing = signal(false);
  private readonly isAssigning = signal(false);
  protected readonly colleagues = httpResource<ColleagueList>(() =>
    this.isAssigning() ? '/api/operator/colleagues' : undefined,
  );
  protected readonly standIns = new StandIns(this.state.answer);
  protected readonly scopes = computed<readonly { code: TaskScope; word: string; count: number | undefined }[]>(() => {
    const counts = this.state.answer()?.counts;
    return [
      { code: 'mine', word: 'Moje', count: counts?.mine },
      ...(this.standIns.areThere()
        ? [{ code: 'standIn', word: 'W zastępstwie', count: counts?.standIn } as const]
        : []),
      { code: 'group', word: 'Moje grupy', count: counts?.group },
      { code: 'unassigned', word: 'Nieprzypisane', count: counts?.unassigned },
      { code: 'all', word: 'Wszystkie', count: counts?.all },
    ];
  });
  private readonly api = inject(TasksApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  constructor() {
    readAtEach(this.watch.changes, this.state.resource);
    // the last day of the last substitution is over: its view is not there any more
    effect(() => {
      if (this.scope() === 'standIn' && this.state.answer() && !this.standIns.areThere()) this.scope.set('mine');
    });
    effect(() => this.watch.count.set(this.state.answer()?.counts.group ?? null));
    inject(Keyboard).while({
      P: () => void (this.state.selected().length > 0 ? this.actOnSelected('claim') : this.claim()),
      N: () => void this.openNext(),
    });
  }

  protected isMine(task: TaskRow): boolean {
    return task.assigneeId !== null && task.assigneeId === this.access.operator()?.id;
  }

  protected initials(name: string): string {
    return name
      .split(' ')
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join('');
  }

  protected async open(task: TaskRow): Promise<void> {
    await this.router.navigate(['/zadania', task.id]);
  }

  /** The first task of the list that is free, mine or of whom I stand in for: it comes sorted by deadline. */
  protected async openNext(): Promise<void> {
    if (this.state.answer() === undefined) return;
    const free = (task: TaskRow): boolean =>
      task.assigneeId === null || this.isMine(task) || this.standIns.reaches(task);
    const next = this.state.rows().find((task) => task.state !== 'done' && free(task));
    if (next) await this.open(next);
    else this.toasts.say('Nie ma wolnych zadań.');
  }

  protected askColleagues(): void {
    this.isAssigning.set(true);
  }

  /** One act for all selected rows; the result stands at each of them (C-6). */
  protected async actOnSelected(act: 'claim' | 'release' | 'assign', assigneeId?: string): Promise<void> {
    const taskIds = this.state.selected().map((task) => task.id);
    if (taskIds.length === 0 || this.isActing()) return;
    this.isActing.set(true);
    try {
      this.tell(act, await this.api.bulk(act, taskIds, assigneeId));
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    } finally {
      this.isActing.set(false);
      readAnew(this.state.resource);
    }
  }

  private tell(act: 'claim' | 'release' | 'assign', { results }: BulkAnswer): void {
    const word = { claim: 'Przejęto', release: 'Oddano', assign: 'Przypisano' }[act];
    const done = results.filter((each) => each.code === null).length;
    this.results.set(
      new Map(
        results.map(({ taskId, code, by }) => [
          taskId,
          code === null ? null : sentenceFor(code) + (by ? ` Ma je ${by}.` : ''),
        ]),
      ),
    );
    this.toasts.say(
      done === results.length ? `${word}: ${done}.` : `${word}: ${done} z ${results.length}. Powód stoi przy wierszu.`,
    );
    const refused = this.state
      .selected()
      .filter((task) => results.some((each) => each.taskId === task.id && each.code));
    this.state.select(this.state.rows(), false);
    this.state.select(refused, true);
  }

  private async claim(): Promise<void> {
    const task = this.state.current();
    if (!task) return;
    try {
      await this.api.claim(task.id);
      this.toasts.say('Zadanie przejęte.');
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    }
    readAnew(this.state.resource);
  }
}
