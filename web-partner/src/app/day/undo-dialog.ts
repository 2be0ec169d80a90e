import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { RedemptionRow } from '@karta/contracts';
import { Dialog, IntendedAct, plainTime, sentenceFor, TextField, Toasts, toProblem, zloty } from '@karta/web-shared';
import { TillApi } from '../till/till-api.ts';

/** Why a redemption is taken back; the row stays. */
@Component({
  selector: 'km-undo-dialog',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" heading="Cofnąć zapis?" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <p>{{ row().item }}, {{ time(row().at) }}, zniżka {{ zloty(row().saved) }}. Zapis zostanie jako cofnięty.</p>
      <km-text-field
        name="powod-cofniecia"
        label="Powód"
        hint="Na przykład: zła cena"
        [maxLength]="200"
        [(value)]="reason"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Zostaw</button>
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ isSending() ? 'Cofamy…' : 'Cofnij zapis' }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class UndoDialog {
  readonly row = input.required<RedemptionRow>();
  readonly reversed = output();
  readonly closed = output();
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly zloty = zloty;
  protected readonly time = plainTime;
  private readonly api = inject(TillApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason.length < 3 ? 'Napisz, dlaczego' : null);
    if (this.error()) return document.getElementById('powod-cofniecia')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.reverse(this.row().id, reason, this.intended.keyFor([this.row().id, reason]));
      this.toasts.say('Zapis cofnięty.');
      this.reversed.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
