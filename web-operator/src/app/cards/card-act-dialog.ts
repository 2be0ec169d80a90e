import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { CardRow } from '@karta/contracts';
import { idempotent, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import type { CardActWords } from './card-acts.ts';

/** Asks why, and does it: block, ask for unblocking, take back (000-20, 000-29). */
@Component({
  selector: 'km-card-act',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-reason
    [heading]="words().heading"
    [hint]="words().hint"
    [button]="words().word"
    [tone]="words().act === 'unblock' ? 'primary' : 'danger'"
    aside="trafi do akt karty"
    [act]="send"
    (closed)="closed.emit()"
    (done)="done.emit()"
  >
    <p>
      <b>{{ card().holderName }}</b>, <span class="mono">{{ card().number }}</span>
    </p>
  </km-reason>`,
})
export class CardActDialog {
  readonly card = input.required<CardRow>();
  readonly words = input.required<CardActWords>();
  readonly closed = output();
  readonly done = output();
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected readonly send = async (reason: string, key: string): Promise<void> => {
    const { id, number } = this.card();
    const { act, done } = this.words();
    await firstValueFrom(this.http.post(`/api/operator/cards/${id}/${act}`, { reason }, idempotent(key)));
    this.toasts.say(`Karta ${number} ${done}.`);
  };
}
