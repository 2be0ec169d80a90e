import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RedemptionReceipt } from '@karta/contracts';
import { plainTime, zloty } from '@karta/web-shared';

/** What was noted: how much was saved, what is left to pay. */
@Component({
  selector: 'km-receipt-note',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack" aria-labelledby="zapisano">
    <div class="verdict verdict--good">
      <span class="i i-check_circle" aria-hidden="true"></span>
      <div>
        <b id="zapisano" role="heading" aria-level="2">Zniżka zapisana</b>
        <span>{{ time(receipt().at) }}</span>
      </div>
    </div>
    <dl class="sums">
      <div>
        <dt>Cena</dt>
        <dd>{{ zloty(receipt().price) }}</dd>
      </div>
      <div>
        <dt>Zniżka</dt>
        <dd>{{ zloty(receipt().saved) }}</dd>
      </div>
      <div class="to-pay">
        <dt>Do zapłaty</dt>
        <dd>{{ zloty(receipt().toPay) }}</dd>
      </div>
    </dl>
    <button type="button" class="btn btn--primary btn--block" (click)="next.emit()">Następna karta</button>
    <p class="small muted">Pomyłka? Cofnij zapis na stronie <a routerLink="/dzien">Dzień</a>, w ciągu 24 godzin.</p>
  </section>`,
})
export class ReceiptNote {
  readonly receipt = input.required<RedemptionReceipt>();
  readonly next = output();
  protected readonly zloty = zloty;
  protected readonly time = plainTime;
}
