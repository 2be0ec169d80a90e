import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ThreadFile } from '@karta/contracts';
import {
  Attachments,
  ErrorSummary,
  FailureNote,
  IntendedAct,
  pluralForm,
  Skeleton,
  TextArea,
  TextField,
  Toasts,
  toProblem,
  UnsentTexts,
  type Mistake,
} from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { threadMistakes } from './thread-check.ts';
import { THREAD_FILES, threadList, ThreadsApi } from './threads-api.ts';

const KEPT = 'nowa-sprawa';
interface Written {
  readonly type: string;
  readonly subject: string;
  readonly body: string;
  readonly files: readonly ThreadFile[];
}
const NOTHING: Written = { type: '', subject: '', body: '', files: [] };

/** „Dodaj nową sprawę”: type, subject, text, attachments; Zapisz sends it and returns to the list (004-100, 004-101). */
@Component({
  selector: 'km-new-thread',
  imports: [Attachments, ErrorSummary, FailureNote, RouterLink, Skeleton, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-thread.html',
  styleUrl: './new-thread.css',
})
export class NewThread {
  protected readonly list = threadList();
  protected readonly written = signal<Written>(NOTHING);
  protected readonly mistakes = signal<readonly Mistake[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly at = THREAD_FILES;
  protected readonly purpose = $localize`:@@threads.purpose:żeby wysłać wiadomość`;
  private readonly types = computed(() => (this.list.hasValue() ? this.list.value().types : []));
  protected readonly chosen = computed(() => this.types().find(({ code }) => code === this.written().type));
  private readonly api = inject(ThreadsApi);
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly unsent = inject(UnsentTexts);
  private readonly intended = new IntendedAct();

  constructor() {
    this.written.set(this.unsent.find<Written>(this.owner(), KEPT) ?? NOTHING);
    effect(() => {
      const written = this.written();
      untracked(() => this.unsent.keep(this.owner(), KEPT, written));
    });
  }

  protected change(change: Partial<Written>): void {
    this.written.update((before) => ({ ...before, ...change }));
    this.mistakes.set([]);
  }

  protected errorOf(anchor: string): string | null {
    return this.mistakes().find((mistake) => mistake.anchor === anchor)?.sentence ?? null;
  }

  protected readonly days = (count: number): string =>
    pluralForm(
      count,
      $localize`:@@days.one:${count}:count: dzień`,
      $localize`:@@days.few:${count}:count: dni`,
      $localize`:@@days.many:${count}:count: dni`,
    );

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { type, subject, body, files } = this.written();
    this.mistakes.set(threadMistakes({ type, subject, body }));
    if (this.mistakes().length > 0 || this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const thread = { type, subject: subject.trim(), body: body.trim(), files: files.map(({ fileId }) => fileId) };
      const { number } = await this.api.begin(thread, this.intended.keyFor(thread));
      this.leave();
      this.toasts.say($localize`:@@threads.sent:Wiadomość wysłana. Identyfikator sprawy: ${number}:number:.`);
    } catch (failure) {
      this.intended.failed(failure);
      this.forgetLostFiles(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  /** Without what was written: it is sent, or thrown away. */
  protected leave(): void {
    this.written.set(NOTHING);
    void this.router.navigate(['/sprawy']).then(() => this.unsent.forget(this.owner(), KEPT));
  }

  /** Attachments that were kept too long are not there any more. */
  private forgetLostFiles(failure: unknown): void {
    if (toProblem(failure).fields?.some(({ path }) => path === 'files')) this.change({ files: [] });
  }

  private readonly owner = (): string => this.access.account()?.id ?? '';
}
