import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CampaignReport } from '@karta/contracts';
import { IntendedAct, nearTime, sentenceFor, toProblem } from '@karta/web-shared';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { CampaignsApi } from './campaigns-api.ts';

type Uncertain = CampaignReport['uncertain'][number];

/** Messages of which nobody knows whether they have arrived: a person finds out and says so. */
@Component({
  selector: 'km-campaign-uncertain',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<h3>Niepewne</h3>
    <p class="small muted">
      Połączenie urwało się po oddaniu wiadomości. Sama nie pójdzie drugi raz: sprawdź w skrzynce nadawczej, u dostawcy
      albo zapytaj odbiorcę.
    </p>
    @if (refusal(); as sentence) {
      <p class="error-text" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <ul class="left">
      @for (each of uncertain(); track each.id) {
        <li>
          <a [routerLink]="['/mieszkancy', each.residentId]">{{ each.name ?? 'Odbiorca' }}</a><br /><span
            class="small muted"
            >{{ channels[each.channel] }}{{ each.handedAt ? ', ' + nearTime(each.handedAt) : '' }}</span
          >
          <div class="row row--wrap">
            <button type="button" class="btn btn--sm btn--secondary" [disabled]="isBusy()" (click)="settle(each, true)">
              Doszła<span class="sr">: {{ each.name ?? '' }}</span>
            </button>
            <button type="button" class="btn btn--sm btn--text" [disabled]="isBusy()" (click)="settle(each, false)">
              Nie doszła<span class="sr">: {{ each.name ?? '' }}</span>
            </button>
          </div>
        </li>
      }
    </ul>`,
})
export class CampaignUncertain {
  readonly campaignId = input.required<string>();
  readonly uncertain = input.required<readonly Uncertain[]>();
  readonly settled = output();
  protected readonly channels = CHANNEL_WORDS;
  protected readonly nearTime = nearTime;
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly api = inject(CampaignsApi);
  private readonly intended = new IntendedAct();

  protected async settle({ id }: Uncertain, hasArrived: boolean): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await this.api.settle(this.campaignId(), id, hasArrived, this.intended.keyFor([id, hasArrived]));
      this.settled.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.refusal.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isBusy.set(false);
    }
  }
}
