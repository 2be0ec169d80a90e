import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { CardRow, PersonChoices, PersonDetail, ReprintOrder } from '@karta/contracts';
import { idempotent, SelectField, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ReasonDialog } from '../reasons/reason-dialog.ts';

/** Has a card made anew with what the register says now: what stands on the old one, what will stand on the new one (000-30). */
@Component({
  selector: 'km-reprint',
  imports: [ReasonDialog, SelectField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-reason
    heading="Zrobić kartę z obecnymi danymi?"
    hint="Dotychczasowa karta działa, dopóki nowa nie zostanie wydana. O gotowej karcie posiadacz dostanie wiadomość."
    button="Zamów kartę"
    tone="primary"
    aside="trafi do dziennika"
    [act]="send"
    (closed)="closed.emit()"
    (done)="done.emit()"
  >
    <dl class="reprint">
      <dt>Na karcie {{ card().number }}</dt>
      <dd>{{ card().holderName }}</dd>
      <dt>Na nowej karcie</dt>
      <dd>
        <b>{{ name() }}</b>
      </dd>
    </dl>
    <km-select-field name="punkt-nowej-karty" label="Punkt odbioru" [choices]="points()" [(value)]="point" />
  </km-reason>`,
  styles: `
    .reprint {
      margin: 0;
    }
    .reprint dt {
      color: var(--mat-sys-on-surface-variant);
    }
    .reprint dd {
      margin: 0 0 8px;
    }
  `,
})
export class ReprintDialog {
  readonly card = input.required<CardRow>();
  readonly person = input.required<PersonDetail>();
  readonly choices = input.required<PersonChoices>();
  readonly closed = output();
  readonly done = output();
  protected readonly name = computed(() => `${this.person().values.firstName} ${this.person().values.lastName}`.trim());
  protected readonly points = computed(() => this.choices().pickupPoints.map(({ id, name }) => ({ code: id, name })));
  /** Where the old one was collected, if the point is still open. */
  protected readonly point = linkedSignal(() => {
    const points = this.choices().pickupPoints;
    return (points.find(({ name }) => name === this.card().pickupPointName) ?? points[0])?.id ?? '';
  });
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected readonly send = async (reason: string, key: string): Promise<void> => {
    const order: ReprintOrder = { pickupPointId: this.point(), reason };
    await firstValueFrom(this.http.post(`/api/operator/cards/${this.card().id}/reprint`, order, idempotent(key)));
    this.toasts.say('Zamówiono kartę z obecnymi danymi. Zadanie czeka w „Produkcji”.');
  };
}
