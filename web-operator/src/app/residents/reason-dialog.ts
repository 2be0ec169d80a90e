import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Dialog, IntendedAct, sentenceFor, TextArea, toProblem } from '@karta/web-shared';

/** Asks why, and does it once. */
@Component({
  selector: 'km-reason',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="heading()" (closed)="closed.emit()">
    <p class="muted">{{ hint() }}</p>
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-area
        name="powod-czynnosci"
        label="Powód"
        aside="trafi do dziennika"
        [maxLength]="500"
        [(value)]="reason"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--danger" [disabled]="isSending()">{{ button() }}</button>
      </div>
    </form>
  </km-dialog>`,
})
export class ReasonDialog {
  readonly heading = input.required<string>();
  readonly hint = input.required<string>();
  readonly button = input.required<string>();
  readonly act = input.required<(reason: string, key: string) => Promise<unknown>>();
  readonly closed = output();
  readonly done = output();
  protected readonly isOpen = signal(true);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason === '' ? 'Napisz powód' : null);
    if (reason === '' || this.isSending()) return document.getElementById('powod-czynnosci')?.focus();
    this.isSending.set(true);
    try {
      await this.act()(reason, this.intended.keyFor([this.heading(), reason]));
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
