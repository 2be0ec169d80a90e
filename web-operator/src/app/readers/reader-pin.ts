import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { ReaderView } from '@karta/contracts';
import { Dialog, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { ReadersApi } from './readers-api.ts';

/** The PIN with which controllers begin their shift at a reader: another one, or none. */
@Component({
  selector: 'km-reader-pin',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="true" [heading]="'PIN zmiany: ' + reader().name" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <p>
        Kontroler wpisuje PIN na początku zmiany. Po pięciu złych próbach czytnik się blokuje, a&nbsp;odblokowuje go
        nowy PIN. Nowy PIN kończy też trwającą zmianę.
      </p>
      <km-text-field
        name="czytnik-pin"
        label="Nowy PIN"
        inputmode="numeric"
        autocomplete="off"
        hint="Od 4 do 8 cyfr. Przekaż go kontrolerom, potem go nie pokażemy."
        [maxLength]="8"
        [value]="pin()"
        (valueChange)="pin.set($event); error.set(null)"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="closed.emit()">Anuluj</button>
        @if (reader().hasPin) {
          <button type="button" class="btn btn--secondary" [disabled]="isSending()" (click)="send(null)">
            Usuń PIN
          </button>
        }
        <button class="btn btn--primary" [disabled]="isSending()">Ustaw PIN</button>
      </div>
    </form>
  </km-dialog>`,
})
export class ReaderPinDialog {
  readonly reader = input.required<ReaderView>();
  readonly done = output();
  readonly closed = output();
  protected readonly pin = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(ReadersApi);
  private readonly toasts = inject(Toasts);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const pin = this.pin().trim();
    this.error.set(/^\d{4,8}$/.test(pin) ? null : 'Wpisz od 4 do 8 cyfr');
    if (this.error()) return document.getElementById('czytnik-pin')?.focus();
    await this.send(pin);
  }

  protected async send(pin: string | null): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.setPin(this.reader().id, pin);
      this.toasts.say(pin === null ? 'Czytnik nie pyta już o PIN.' : 'Ustawiono PIN zmiany.');
      this.done.emit();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
