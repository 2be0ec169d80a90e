import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Dialog, IntendedAct, sentenceFor, TextArea, TextField, Toasts, toProblem } from '@karta/web-shared';
import { cardCount } from './batch-words.ts';
import { BureauApi } from './bureau-api.ts';

/** Names the firm that is to make the chosen cards, and orders them (D-12). */
@Component({
  selector: 'km-bureau-order-dialog',
  imports: [Dialog, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Zlecić karty firmie zewnętrznej?" (closed)="closed.emit()">
    <p>
      {{ cardCount(taskIds().length) }}. Do odpowiedzi firmy nikt nie zacznie ich na stanowisku ani nie doda do serii.
    </p>
    <form class="stack stack-3" novalidate (submit)="$event.preventDefault(); send()">
      <km-text-field
        name="firma"
        label="Firma"
        [maxLength]="120"
        [suggestions]="firms()"
        [(value)]="firm"
        [error]="firmError()"
      />
      <km-text-area name="uwagi-zlecenia" label="Uwagi" aside="nie musisz" [maxLength]="500" [(value)]="note" />
      @if (error(); as sentence) {
        <p class="note note--error" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Nie zlecaj</button>
        <button class="btn btn--primary" [disabled]="isSending()">{{ isSending() ? 'Zapisujemy…' : 'Zleć' }}</button>
      </div>
    </form>
  </km-dialog>`,
})
export class BureauOrderDialog {
  readonly pointId = input.required<string>();
  readonly taskIds = input.required<string[]>();
  /** Those of earlier orders. */
  readonly firms = input.required<readonly string[]>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly firm = signal('');
  protected readonly note = signal('');
  protected readonly firmError = signal<string | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly cardCount = cardCount;
  private readonly api = inject(BureauApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async send(): Promise<void> {
    const firm = this.firm().trim();
    this.firmError.set(firm === '' ? 'Napisz nazwę firmy' : null);
    if (this.firmError() || this.isSending()) return document.getElementById('firma')?.focus();
    const order = { pointId: this.pointId(), firm, note: this.note().trim(), taskIds: this.taskIds() };
    this.isSending.set(true);
    this.error.set(null);
    try {
      const { id } = await this.api.order(order, this.intended.keyFor(order));
      this.intended.succeeded();
      this.isOpen.set(false);
      this.toasts.say('Karty zlecone. Pobierz pliki dla firmy.');
      await this.router.navigate(['/produkcja/zlecenia', id]);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
