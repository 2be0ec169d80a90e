import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Dialog, IntendedAct, sentenceFor, TextArea, toProblem } from '@karta/web-shared';

/** Fewer letters are no reason. */
const LEAST = 3;

/** Asks why, and does it once. What the act is about may stand above the reason. */
@Component({
  selector: 'km-reason',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="heading()" (closed)="closed.emit()">
    <ng-content />
    @if (hint()) {
      <p class="muted">{{ hint() }}</p>
    }
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-area
        name="powod-czynnosci"
        label="Powód"
        [aside]="aside()"
        [maxLength]="500"
        [(value)]="reason"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--{{ tone() }}" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : button() }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class ReasonDialog {
  readonly heading = input.required<string>();
  readonly button = input.required<string>();
  readonly hint = input('');
  /** Where the reason is kept. */
  readonly aside = input('trafi do dziennika');
  readonly tone = input<'danger' | 'primary'>('danger');
  /** What is done; the key is the same while the same is meant. */
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
    this.error.set(reason.length < LEAST ? 'Napisz powód' : null);
    if (this.error() || this.isSending()) return document.getElementById('powod-czynnosci')?.focus();
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
