import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import type { ThreadFile } from '@karta/contracts';
import { Attachments, FailureNote, IntendedAct, TextArea, Toasts, toProblem, UnsentTexts } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { THREAD_FILES, ThreadsApi } from './threads-api.ts';

interface Written {
  readonly body: string;
  readonly files: readonly ThreadFile[];
}
const NOTHING: Written = { body: '', files: [] };

/** The answer below the messages, with attachments; Zapisz sends it (004-104). What was begun is there again after Back. */
@Component({
  selector: 'km-thread-reply',
  imports: [Attachments, FailureNote, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack stack-2 reply" novalidate (submit)="send($event)">
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <km-text-area
      name="odpowiedz"
      label="Odpowiedź"
      i18n-label="@@threads.answer"
      [rows]="4"
      [maxLength]="4000"
      [value]="written().body"
      (valueChange)="change({ body: $event })"
      [error]="error()"
    />
    <km-attachments
      [base]="at.base"
      [shownAt]="at.shownAt"
      [files]="written().files"
      (filesChange)="change({ files: $event })"
    />
    <div class="row row--wrap">
      <button class="btn btn--primary" [disabled]="isSending()">
        @if (isSending()) {
          <ng-container i18n="@@sending">Wysyłamy…</ng-container>
        } @else {
          <ng-container i18n="@@save">Zapisz</ng-container>
        }
      </button>
      <span class="small muted" i18n="@@threads.save-sends">Zapisz wysyła wiadomość.</span>
    </div>
  </form>`,
  styles: `
    .reply {
      margin-top: 24px;
      padding-top: 24px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class ThreadReply {
  readonly id = input.required<string>();
  readonly sent = output();
  protected readonly written = signal<Written>(NOTHING);
  protected readonly error = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly at = THREAD_FILES;
  private readonly api = inject(ThreadsApi);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);
  private readonly unsent = inject(UnsentTexts);
  private readonly intended = new IntendedAct();

  constructor() {
    effect(() => this.written.set(this.unsent.find<Written>(this.owner(), this.place()) ?? NOTHING));
  }

  protected change(change: Partial<Written>): void {
    this.written.update((before) => ({ ...before, ...change }));
    this.error.set(null);
    this.unsent.keep(this.owner(), this.place(), this.written());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const message = { body: this.written().body.trim(), files: this.written().files.map(({ fileId }) => fileId) };
    this.error.set(message.body === '' ? $localize`:@@threads.body-missing:Napisz, o co chodzi` : null);
    if (this.error()) document.getElementById('odpowiedz')?.focus();
    if (this.error() || this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await this.api.reply(this.id(), message, this.intended.keyFor([this.id(), message]));
      this.intended.succeeded();
      this.written.set(NOTHING);
      this.unsent.forget(this.owner(), this.place());
      this.toasts.say($localize`:@@threads.reply-sent:Wiadomość wysłana.`);
      this.sent.emit();
    } catch (failure) {
      this.intended.failed(failure);
      // attachments that were kept too long are not there any more
      if (toProblem(failure).fields?.some(({ path }) => path === 'files')) this.change({ files: [] });
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private readonly owner = (): string => this.access.account()?.id ?? '';
  private readonly place = (): string => `odpowiedz:${this.id()}`;
}
