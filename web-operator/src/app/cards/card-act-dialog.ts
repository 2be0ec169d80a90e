import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { CardRow } from '@karta/contracts';
import { Dialog, idempotent, IntendedAct, sentenceFor, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import type { CardActWords } from './card-acts.ts';

/** Asks why, and does it: block, ask for unblocking, take back (000-20, 000-29). */
@Component({
  selector: 'km-card-act',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="words().heading" (closed)="closed.emit()">
    <p>
      <b>{{ card().holderName }}</b>, <span class="mono">{{ card().number }}</span><br /><span class="muted">{{
        words().hint
      }}</span>
    </p>
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-area
        name="powod-karty"
        label="Powód"
        aside="trafi do akt karty"
        [maxLength]="500"
        [(value)]="reason"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--{{ words().act === 'unblock' ? 'primary' : 'danger' }}" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : words().word }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class CardActDialog {
  readonly card = input.required<CardRow>();
  readonly words = input.required<CardActWords>();
  readonly closed = output();
  readonly done = output();
  protected readonly isOpen = signal(true);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { id, number } = this.card();
    const { act, done } = this.words();
    const reason = this.reason().trim();
    this.error.set(reason === '' ? 'Napisz powód' : null);
    if (reason === '' || this.isSending()) return document.getElementById('powod-karty')?.focus();
    this.isSending.set(true);
    try {
      const options = idempotent(this.intended.keyFor([id, act, reason]));
      await firstValueFrom(this.http.post(`/api/operator/cards/${id}/${act}`, { reason }, options));
      this.toasts.say(`Karta ${number} ${done}.`);
      this.done.emit();
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
