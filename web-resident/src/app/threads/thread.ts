import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, IntendedAct, plainTime, Skeleton, TextArea, Toasts, UnsentTexts } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { ThreadsApi, threadView } from './threads-api.ts';

/** One conversation with the office, where the letters about it lead (004-102, 004-104). */
@Component({
  selector: 'km-thread',
  imports: [FailureNote, RouterLink, Skeleton, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './thread.html',
})
export class Thread {
  readonly id = input.required<string>();
  protected readonly view = threadView(() => this.id());
  protected readonly text = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly plainTime = plainTime;
  private readonly api = inject(ThreadsApi);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);
  private readonly unsent = inject(UnsentTexts);
  private readonly intended = new IntendedAct();

  constructor() {
    effect(() => this.text.set(this.unsent.find<string>(this.owner(), `sprawa:${this.id()}`) ?? ''));
  }

  protected write(text: string): void {
    this.text.set(text);
    this.error.set(null);
    this.unsent.keep(this.owner(), `sprawa:${this.id()}`, text);
  }

  protected async reply(event: Event): Promise<void> {
    event.preventDefault();
    const body = this.text().trim();
    this.error.set(body === '' ? 'Napisz, o co chodzi' : null);
    if (this.error()) document.getElementById('odpowiedz')?.focus();
    if (this.error() || this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await this.api.reply(this.id(), body, this.intended.keyFor(['reply', this.id(), body]));
      this.unsent.forget(this.owner(), `sprawa:${this.id()}`);
      this.text.set('');
      this.toasts.say('Wiadomość wysłana.');
      this.view.reload();
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private readonly owner = (): string => this.access.account()?.id ?? '';
}
