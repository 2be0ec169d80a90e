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
  viewChild,
} from '@angular/core';
import type { OfficeThread, ThreadFile } from '@karta/contracts';
import { Attachments, IntendedAct, sentenceFor, TextArea, Toasts, toProblem, UnsentTexts } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { NoteForm } from '../notes/note-form.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TasksApi } from '../tasks/tasks-api.ts';
import { ThreadsApi } from './threads-api.ts';

/** Where the office writes: an answer that the resident gets, or a remark that the resident never sees. */
@Component({
  selector: 'km-reply-box',
  imports: [Attachments, NoteForm, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'reply' },
  templateUrl: './reply-box.html',
})
export class ReplyBox {
  readonly thread = input.required<OfficeThread>();
  /** Something was done; the conversation has to be read again. */
  readonly changed = output();
  protected readonly access = inject(OperatorAccess);
  private readonly unsent = inject(UnsentTexts);
  private readonly threadId = computed(() => this.thread().id);
  protected readonly mode = linkedSignal<string, 'answer' | 'note'>({
    source: this.threadId,
    computation: () => 'answer',
  });
  protected readonly answer = linkedSignal<string, string>({
    source: this.threadId,
    computation: (id) => this.unsent.find<string>(this.owner(), `sprawa-${id}`) ?? '',
  });
  protected readonly note = linkedSignal<string, string>({ source: this.threadId, computation: () => '' });
  protected readonly attachments = linkedSignal<readonly ThreadFile[]>(() => this.thread().task?.attachments ?? []);
  protected readonly error = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  /** Asked for; the case needs a moment to ask for an answer. */
  protected readonly isResuming = linkedSignal<string | null, boolean>({
    source: () => this.thread().task?.id ?? null,
    computation: () => false,
  });
  protected readonly filesAt = computed(() => `/api/operator/tasks/${encodeURIComponent(this.taskId())}/files`);
  private readonly noteForm = viewChild(NoteForm);
  private readonly taskId = computed(() => this.thread().task?.id ?? '');
  private readonly tasks = inject(TasksApi);
  private readonly threads = inject(ThreadsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    effect(() => this.keep(this.threadId(), this.answer()));
    inject(Keyboard).while({
      P: () => void this.claim(),
      'Ctrl+Enter': () => void (this.mode() === 'note' ? this.noteForm()?.save() : this.send('answer')),
    });
  }

  protected useTemplate(code: string): void {
    const chosen = this.thread().templates.find((each) => each.code === code);
    if (!chosen) return;
    this.answer.update((before) => (before.trim() === '' ? chosen.body : `${before}\n${chosen.body}`));
    document.getElementById('odpowiedz')?.focus();
  }

  protected claim(): Promise<void> {
    if (!this.thread().task?.canClaim) return Promise.resolve();
    return this.act(() => this.tasks.claim(this.taskId()));
  }

  protected async send(outcome: 'answer' | 'close'): Promise<void> {
    if (!this.thread().task?.canAnswer) return;
    const note = this.answer().trim();
    this.error.set(note === '' && outcome === 'answer' ? 'Napisz odpowiedź' : null);
    if (this.error()) return document.getElementById('odpowiedz')?.focus();
    const said = note !== '' || outcome === 'answer' ? 'Odpowiedź wysłana.' : 'Sprawa zamknięta.';
    await this.act(async () => {
      const key = this.intended.keyFor([this.taskId(), outcome, note]);
      await this.tasks.complete(this.taskId(), { outcome, note }, key);
      this.answer.set('');
      this.toasts.say(said);
    });
  }

  protected noted(): void {
    this.toasts.say('Notatka zapisana.');
    this.changed.emit();
  }

  protected resume(): Promise<void> {
    return this.act(async () => {
      await this.threads.resume(
        this.threadId(),
        this.intended.keyFor([this.threadId(), 'resume', this.thread().state]),
      );
      this.isResuming.set(true);
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.intended.failed(failure);
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      this.changed.emit();
    }
  }

  private readonly owner = (): string => this.access.operator()?.id ?? '';

  private keep(id: string, text: string): void {
    const owner = untracked(this.owner);
    if (owner === '') return;
    if (text === '') this.unsent.forget(owner, `sprawa-${id}`);
    else this.unsent.keep(owner, `sprawa-${id}`, text);
  }
}
