import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskDetail, TaskOutcome, ThreadFile } from '@karta/contracts';
import { AttachmentLink, Attachments, IntendedAct, plainDate, UnsentTexts } from '@karta/web-shared';
import { CheckList } from '../application-file/check-list.ts';
import { SubmissionNote } from '../application-file/submission-note.ts';
import { CourseList } from '../application-file/course-list.ts';
import { EvidencePane } from '../application-file/evidence-pane.ts';
import { IdentityPane } from '../application-file/identity-pane.ts';
import { NotesPane } from '../application-file/notes-pane.ts';
import { AnswersPane } from '../application-file/answers-pane.ts';
import { RegisterComparison } from '../application-file/register-comparison.ts';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { decisionMistakes, type DecisionMistakes } from './decision-check.ts';
import { CardPreview } from './card-preview.ts';
import { previewOf } from './previewed-card.ts';
import { factWords } from './fact-words.ts';
import { choiceOf, FREE_NOTE, taskWord } from './task-words.ts';
import { TasksApi } from './tasks-api.ts';

const NO_MISTAKES: DecisionMistakes = { outcome: null, note: null, dueOn: null };

/** Data beside the register, evidence, and the decision; the same form answers any task of a diagram. */
@Component({
  selector: 'km-task-decision',
  imports: [
    AttachmentLink,
    Attachments,
    CardPreview,
    CheckList,
    CourseList,
    EvidencePane,
    IdentityPane,
    NotesPane,
    AnswersPane,
    RegisterComparison,
    RouterLink,
    SubmissionNote,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-decision.html',
})
export class TaskDecision {
  readonly task = input.required<TaskDetail>();
  readonly decided = output<TaskOutcome>();
  readonly claimAsked = output();
  readonly refused = output<unknown>();
  /** A colleague's note was added; the task has to be read again. */
  readonly noted = output();
  protected readonly access = inject(OperatorAccess);
  private readonly unsent = inject(UnsentTexts);
  private readonly taskId = computed(() => this.task().id);
  /** The answer begins anew with each task, and only then: a refresh of the same task keeps what was written. */
  protected readonly outcome = linkedSignal<string, string | null>({
    source: this.taskId,
    computation: (id) => this.kept(id)?.outcome ?? null,
  });
  protected readonly note = linkedSignal<string, string>({
    source: this.taskId,
    computation: (id) => this.kept(id)?.note ?? '',
  });
  protected readonly dueOn = linkedSignal<string, string>({
    source: this.taskId,
    computation: () => this.task().call?.proposedOn ?? '',
  });
  protected readonly mistakes = linkedSignal<string, DecisionMistakes>({
    source: this.taskId,
    computation: () => NO_MISTAKES,
  });
  /** What goes with the answer; kept with the task by the server. */
  protected readonly attachments = linkedSignal<readonly ThreadFile[]>(() => this.task().attachments ?? []);
  protected readonly filesAt = computed(() => `/api/operator/tasks/${encodeURIComponent(this.taskId())}/files`);
  private readonly deciding = new IntendedAct();
  protected readonly isSending = signal(false);
  protected readonly choices = computed(() =>
    this.task().outcomes.map((code, index) => ({
      code,
      key: String(index + 1),
      ...choiceOf(code, this.task().applicationType ?? undefined, this.task().outcomeRules),
    })),
  );
  protected readonly chosen = computed(() => this.choices().find((choice) => choice.code === this.outcome()) ?? null);
  /** What opens after the decision. */
  protected readonly nextWords = computed(() => {
    const { nextTaskId, nextTask } = this.task();
    if (!nextTaskId) return 'To ostatnie zadanie na liście';
    const { applicationNumber = null, holderName = null } = nextTask ?? {};
    const words = [applicationNumber, holderName].filter((word) => word !== null).join(', ');
    return `Potem otworzy się ${words || 'następne zadanie'}`;
  });
  protected readonly noteLabel = computed(() => (this.chosen()?.note ?? FREE_NOTE).label);
  protected readonly facts = computed(() => (this.task().facts ?? []).map((fact) => factWords(fact)));
  protected readonly taskWord = taskWord;
  protected readonly plainDate = plainDate;
  protected readonly earliest = computed(() => this.task().call?.earliestOn ?? '');
  /** The card that an approval would order. */
  protected readonly previewed = computed(() => previewOf(this.task(), this.access.cityName()));
  private readonly api = inject(TasksApi);

  constructor() {
    effect(() => this.keep(this.taskId(), this.outcome(), this.note()));
    inject(Keyboard).while({
      '1': () => this.choose(0),
      '2': () => this.choose(1),
      '3': () => this.choose(2),
      '4': () => this.choose(3),
      'Ctrl+Enter': () => void this.confirm(),
    });
  }

  protected choose(index: number): void {
    const choice = this.choices()[index];
    if (!choice || !this.task().canComplete) return;
    this.pick(choice.code);
    document.getElementById(choice.needsReason ? 'uzasadnienie' : `wynik-${choice.code}`)?.focus();
  }

  protected pick(code: string): void {
    this.outcome.set(code);
    this.mistakes.set(NO_MISTAKES);
  }

  protected async confirm(): Promise<void> {
    if (!this.task().canComplete || this.isSending()) return;
    const outcome = this.outcome();
    const mistakes = decisionMistakes(this.chosen(), this.note(), this.dueOn(), this.earliest());
    this.mistakes.set(mistakes);
    if (mistakes.note) document.getElementById('uzasadnienie')?.focus();
    else if (mistakes.dueOn) document.getElementById('termin')?.focus();
    if (outcome === null || mistakes.note || mistakes.dueOn) return;
    this.isSending.set(true);
    try {
      const answer = { outcome, note: this.note().trim(), ...(outcome === 'call' ? { dueOn: this.dueOn() } : {}) };
      const key = this.deciding.keyFor([this.task().id, answer]);
      const decided = await this.api.complete(this.task().id, answer, key);
      this.unsent.forget(this.owner(), this.task().id);
      this.decided.emit(decided);
    } catch (failure) {
      this.deciding.failed(failure);
      this.refused.emit(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private readonly owner = (): string => this.access.operator()?.id ?? '';

  /** An answer that was begun is there again after Back, a reload or a session that ended. */
  private kept(taskId: string): { outcome: string | null; note: string } | null {
    return this.unsent.find(this.owner(), taskId);
  }

  private keep(taskId: string, outcome: string | null, note: string): void {
    const owner = untracked(this.owner);
    if (owner === '') return;
    if (outcome === null && note === '') this.unsent.forget(owner, taskId);
    else this.unsent.keep(owner, taskId, { outcome, note });
  }
}
