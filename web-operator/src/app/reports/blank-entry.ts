import { HttpClient } from '@angular/common/http';
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
import type { NewBlankEntry } from '@karta/contracts';
import { MOST_BLANKS, type BlankEntryKind } from '@karta/domain';
import { Dialog, FailureNote, idempotent, IntendedAct, SelectField, TextField, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const WORDS = {
  receipt: {
    heading: 'Przyjmij blankiety',
    amount: 'Ile przyszło',
    hint: null,
    reason: 'Skąd, na przykład numer dostawy',
    wrong: 'Wpisz liczbę blankietów, na przykład 500',
    done: 'Przyjęto blankiety.',
  },
  correction: {
    heading: 'Popraw stan',
    amount: 'O ile się różni',
    hint: 'Ujemna liczba zmniejsza stan: -3, gdy trzech brakuje.',
    reason: 'Dlaczego',
    wrong: 'Wpisz różnicę, na przykład -3 albo 10',
    done: 'Poprawiono stan blankietów.',
  },
} as const;
const TOO_MUCH = `Najwyżej ${MOST_BLANKS.toLocaleString('pl')} w jednym wpisie`;
/** Fewer letters are no reason. */
const LEAST = 3;
const NOTHING = { amount: '', reason: '' };

/** Blanks that came to a point, or a correction of how many lie there (000-28). */
@Component({
  selector: 'km-blank-entry',
  imports: [Dialog, FailureNote, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="words().heading" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <km-select-field
        name="punkt-blankietow"
        label="Punkt"
        [choices]="points()"
        [value]="point()"
        (valueChange)="point.set($event)"
      />
      <km-text-field
        name="ile-blankietow"
        [label]="words().amount"
        inputmode="numeric"
        [maxLength]="8"
        [hint]="words().hint"
        [error]="errors().amount"
        [(value)]="amount"
      />
      <km-text-field
        name="powod-blankietow"
        [label]="words().reason"
        [maxLength]="200"
        [error]="errors().reason"
        [(value)]="reason"
      />
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">Zapisz</button>
      </div>
    </form>
  </km-dialog>`,
})
export class BlankEntry {
  readonly kind = input.required<BlankEntryKind>();
  readonly points = input.required<readonly { code: string; name: string }[]>();
  readonly done = output();
  readonly closed = output();
  protected readonly words = computed(() => WORDS[this.kind()]);
  protected readonly point = linkedSignal(() => this.points()[0]?.code ?? '');
  protected readonly amount = signal(NOTHING.amount);
  protected readonly reason = signal(NOTHING.reason);
  protected readonly errors = signal<{ amount: string | null; reason: string | null }>({ amount: null, reason: null });
  protected readonly isOpen = signal(true);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [amount, reason] = [readAmount(this.amount()), this.reason().trim()];
    const isWrong = amount === null || amount === 0 || (this.kind() === 'receipt' && amount < 0);
    const isTooMuch = amount !== null && Math.abs(amount) > MOST_BLANKS;
    this.errors.set({
      amount: isWrong ? this.words().wrong : isTooMuch ? TOO_MUCH : null,
      reason: reason.length < LEAST ? 'Napisz to w kilku słowach' : null,
    });
    if (isWrong || isTooMuch) return document.getElementById('ile-blankietow')?.focus();
    if (this.errors().reason) return document.getElementById('powod-blankietow')?.focus();
    if (this.isSending()) return;
    const entry: NewBlankEntry = { pointId: this.point(), kind: this.kind(), amount, reason };
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(
        this.http.post('/api/operator/blank-entries', entry, idempotent(this.intended.keyFor(entry))),
      );
      this.toasts.say(this.words().done);
      this.done.emit();
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}

/** „1 500”, „-3”, „−3”; null for what is no whole number. */
function readAmount(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace('−', '-');
  return /^-?\d{1,7}$/.test(plain) ? Number(plain) : null;
}
