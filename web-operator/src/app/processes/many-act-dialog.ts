import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Dialog, IntendedAct, sentenceFor, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { manyWords } from './batch-words.ts';
import { WAITS_FOR_SECOND } from './case-acts.ts';
import { OverviewApi, type CasesOrder, type RepairOrder } from './overview-api.ts';

type WithoutReason<Order> = Order extends unknown ? Omit<Order, 'reason'> : never;
/** What is to be done to which cases; the dialog asks why. */
export type ManyAct = WithoutReason<RepairOrder | CasesOrder> & { readonly count: number };

/** Asks for the reason of an act on many cases and begins it; each case is told of beside (B-10). */
@Component({
  selector: 'km-many-act',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="words().heading" (closed)="closed.emit()">
    <p>{{ words().hint }}</p>
    <ng-content />
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-text-area name="powod" label="Powód" [maxLength]="500" [(value)]="reason" [error]="error()" />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--{{ words().isDangerous ? 'danger' : 'primary' }}" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : words().button }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class ManyActDialog {
  readonly act = input.required<ManyAct>();
  readonly closed = output();
  /** The id of the batch that has begun; none while a second person is asked. */
  readonly begun = output<string | null>();
  protected readonly isOpen = signal(true);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly words = computed(() => manyWords(this.act().act, this.act().count));
  private readonly api = inject(OverviewApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason === '' ? 'Napisz powód, trafi do dziennika' : null);
    if (this.error()) document.getElementById('powod')?.focus();
    if (this.error() || this.isSending()) return;
    this.isSending.set(true);
    const { count: _count, ...what } = this.act();
    const order = { ...what, reason } as RepairOrder | CasesOrder;
    try {
      const { id, approvalId } = await this.api.begin(order, this.intended.keyFor([order]));
      if (approvalId !== null) this.toasts.say(WAITS_FOR_SECOND);
      this.begun.emit(approvalId === null ? id : null);
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
