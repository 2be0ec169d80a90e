import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { MergeRequest } from '@karta/contracts';
import type { EntryField } from '@karta/domain';
import { nearTime, newIdempotencyKey, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { ReasonDialog } from '../../reasons/reason-dialog.ts';
import { ENTRY_WORDS } from '../entry-words.ts';
import { MergesApi } from './merges-api.ts';

/** A merge that waits for a second person, beside the two entries that it is about: yes, no, or taken back. */
@Component({
  selector: 'km-waiting-merge',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="stack stack-2" aria-labelledby="czeka-polaczenie">
    <h2 id="czeka-polaczenie">Połączenie czeka na zgodę drugiej osoby</h2>
    <p>
      Prosi {{ request().isOwn ? 'Ty' : request().askedBy }}, {{ nearTime(request().askedAt) }}. Powód:
      {{ request().reason }}
    </p>
    <p>{{ taken() }}</p>
    @if (request().isStale) {
      <p class="note note--warning">
        <span class="i i-warning" aria-hidden="true"></span
        ><span>Któryś z wpisów zmienił się od tej prośby. Trzeba odmówić albo wycofać ją i poprosić jeszcze raz.</span>
      </p>
    }
    @if (error(); as sentence) {
      <p class="error-text" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <div class="row row--wrap">
      @if (request().isOwn) {
        <button type="button" class="btn btn--secondary" (click)="asked.set('withdrawn')">Wycofaj prośbę…</button>
      } @else {
        @if (!request().isStale) {
          <button type="button" class="btn btn--primary" [disabled]="isSending()" (click)="agree()">
            Zgadzam się, połącz wpisy
          </button>
        }
        <button type="button" class="btn btn--danger" (click)="asked.set('refused')">Odmów…</button>
      }
    </div>
    @if (request().isOwn) {
      <p class="muted">Zgodzić się musi ktoś inny, kto ma prawo łączyć wpisy.</p>
    }
    @if (asked(); as to) {
      <km-reason
        [heading]="to === 'refused' ? 'Odmówić połączenia?' : 'Wycofać prośbę?'"
        hint="Powód przeczyta druga osoba."
        [button]="to === 'refused' ? 'Odmów' : 'Wycofaj prośbę'"
        tone="primary"
        [act]="refuse"
        (closed)="asked.set(null)"
        (done)="settled.emit(false)"
      />
    }
  </section>`,
})
export class WaitingMerge {
  readonly request = input.required<MergeRequest>();
  /** True: both are one now. */
  readonly settled = output<boolean>();
  protected readonly asked = signal<'refused' | 'withdrawn' | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly nearTime = nearTime;
  protected readonly taken = computed(() => {
    const fields = this.request().takes.map((field: EntryField) => ENTRY_WORDS[field] ?? field);
    return fields.length === 0 ? 'Wszystkie dane zostają z tego wpisu.' : `Z drugiego wpisu: ${fields.join(', ')}.`;
  });
  private readonly api = inject(MergesApi);
  private readonly toasts = inject(Toasts);
  private readonly key = newIdempotencyKey();

  protected readonly refuse = (reason: string, key: string): Promise<unknown> =>
    this.api.answer(this.request().id, { to: this.asked() ?? 'refused', note: reason }, key);

  protected async agree(): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      await this.api.answer(this.request().id, { to: 'approved', note: '' }, this.key);
      this.toasts.say('Wpisy połączono.');
      this.settled.emit(true);
    } catch (failure) {
      const { code } = toProblem(failure);
      this.error.set(
        code === 'ENTRY_CHANGED' ? 'Któryś z wpisów zmienił się od tej prośby. Odśwież stronę.' : sentenceFor(code),
      );
    } finally {
      this.isSending.set(false);
    }
  }
}
