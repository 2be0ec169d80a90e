import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FailureNote, readAnew, Skeleton } from '@karta/web-shared';
import { CampaignDraft } from './campaign-draft.ts';
import { CampaignRun } from './campaign-run.ts';
import { campaignView } from './campaigns-api.ts';

/** One campaign: as it is written, and once it is started as it goes (001-32, B-14). */
@Component({
  selector: 'km-campaign-screen',
  imports: [CampaignDraft, CampaignRun, FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (campaign.hasValue()) {
      @if (campaign.value().state === 'draft') {
        <km-campaign-draft [campaign]="campaign.value()" (changed)="readAnew(campaign)" />
      } @else {
        <km-campaign-run [campaign]="campaign.value()" (changed)="readAnew(campaign)" />
      }
    } @else if (campaign.error()) {
      <km-failure [error]="campaign.error()" (retry)="campaign.reload()" />
    } @else {
      <km-skeleton [lines]="6" [block]="true" />
    }`,
})
export class CampaignScreen {
  readonly id = input.required<string>();
  protected readonly readAnew = readAnew;
  protected readonly campaign = campaignView(() => this.id());
}
