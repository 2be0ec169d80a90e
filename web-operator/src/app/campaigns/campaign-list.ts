import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, nearTime, Skeleton, StatusChip } from '@karta/web-shared';
import { campaignList } from './campaigns-api.ts';
import { campaignStatus, grouped, KIND_WORDS } from './campaign-words.ts';

/** Campaigns of the town, the newest first (001-32). */
@Component({
  selector: 'km-campaign-list',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head">
      <h1>Kampanie</h1>
      <span class="grow"></span>
      <a class="btn btn--primary" routerLink="/kampanie/nowa"
        ><span class="i i-add" aria-hidden="true"></span>Nowa kampania</a
      >
    </div>
    @if (list.hasValue()) {
      @if (list.value().campaigns.length === 0) {
        <div class="panel empty">
          <span class="i i-xl i-schedule_send tone-primary" aria-hidden="true"></span>
          <h2>Nie ma jeszcze kampanii</h2>
          <p class="muted">
            Kampania wysyła e-mail albo SMS do wybranych mieszkańców: informację za ich zgodą albo przypomnienie, że
            kończy się im karta lub pakiet.
          </p>
          <a class="btn btn--primary" routerLink="/kampanie/nowa">Nowa kampania</a>
        </div>
      } @else {
        <div class="table-wrap" tabindex="0" role="region" aria-label="Kampanie, tabela przewijana">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="r">Nr</th>
                <th scope="col">Nazwa</th>
                <th scope="col">Stan</th>
                <th scope="col">Rodzaj</th>
                <th scope="col" class="r">Wysłano</th>
                <th scope="col" class="r">Niepewne</th>
                <th scope="col">Start</th>
                <th scope="col">Kto przygotował</th>
              </tr>
            </thead>
            <tbody>
              @for (each of list.value().campaigns; track each.id) {
                <tr>
                  <td class="num r">{{ each.number }}</td>
                  <td>
                    <a [routerLink]="['/kampanie', each.id]"
                      ><b>{{ each.name }}</b></a
                    >
                    @if (each.pausedFor; as reason) {
                      <br /><span class="small muted">{{ reason }}</span>
                    }
                  </td>
                  <td><km-status [status]="statusOf(each)" [small]="true" /></td>
                  <td>{{ kinds[each.kind] }}</td>
                  <td class="num r nowrap">
                    @if (each.startedAt) {
                      {{ grouped(each.gone) }} z {{ grouped(each.recipients) }}
                    } @else {
                      –
                    }
                  </td>
                  <td class="num r">{{ each.uncertain }}</td>
                  <td class="nowrap">{{ each.startedAt ? nearTime(each.startedAt) : '–' }}</td>
                  <td>{{ each.by }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="5" [block]="true" />
    }`,
})
export class CampaignListScreen {
  protected readonly list = campaignList();
  protected readonly statusOf = campaignStatus;
  protected readonly kinds = KIND_WORDS;
  protected readonly grouped = grouped;
  protected readonly nearTime = nearTime;
}
