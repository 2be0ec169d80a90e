import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { SavedView } from '@karta/contracts';
import { Dialog, SelectField, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { SavedViews } from './saved-views.ts';

const EVERYBODY = '';

/** With whom an own view is shared (C-4). */
@Component({
  selector: 'km-share-dialog',
  imports: [Dialog, SelectField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Udostępnij widok" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="share($event)">
      <p>
        Inni zobaczą widok „{{ view().name }}” z&nbsp;Twoim imieniem i&nbsp;nazwiskiem. Każdy widzi w&nbsp;nim tylko te
        kolumny i&nbsp;wiersze, do których sam ma prawo. Zmienić go możesz tylko Ty.
      </p>
      <km-select-field name="komu" label="Komu" [choices]="choices()" [(value)]="role" [error]="error()" />
      <div class="actions">
        @if (view().share) {
          <button type="button" class="btn btn--text" [disabled]="isSending()" (click)="unshare()">
            Przestań udostępniać
          </button>
        }
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">Udostępnij</button>
      </div>
    </form>
  </km-dialog>`,
})
export class ShareDialog {
  readonly view = input.required<SavedView>();
  readonly closed = output();
  private readonly views = inject(SavedViews);
  private readonly toasts = inject(Toasts);
  protected readonly isOpen = signal(true);
  protected readonly isSending = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly choices = computed(() => [
    { code: EVERYBODY, name: 'Każdy, kto widzi tę listę' },
    ...this.views.roles().map(({ code, name }) => ({ code, name: `Rola: ${name}` })),
  ]);
  protected readonly role = linkedSignal(() => this.view().share?.role ?? EVERYBODY);

  protected share(event: Event): Promise<void> {
    event.preventDefault();
    const role = this.role() === EVERYBODY ? null : this.role();
    return this.act(() => this.views.share(this.view(), role), 'Widok udostępniony.');
  }

  protected unshare(): Promise<void> {
    return this.act(() => this.views.unshare(this.view()), 'Widok jest znowu tylko Twój.');
  }

  private async act(work: () => Promise<void>, said: string): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await work();
      this.toasts.say(said);
      this.isOpen.set(false);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
