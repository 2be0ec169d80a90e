import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, nearTime, Skeleton, StatusChip } from '@karta/web-shared';
import { APPROVAL_STATUS, KIND_WORDS } from './approval-words.ts';
import { subjectOf } from './export-facts.ts';
import { approvalList } from './approvals-api.ts';

/** What waits for a second person, and what was said to it. */
@Component({
  selector: 'km-approval-list',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head">
      <a class="btn btn--icon btn--secondary" routerLink="/procesy" aria-label="Wróć do procesów"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>Do zatwierdzenia</h1>
    </div>
    <p class="muted mb-2">
      Zmiana procesu, to, co prowadzi sprawę obok decyzji człowieka, i&nbsp;duży plik z&nbsp;danymi zaczyna działać, gdy
      zatwierdzi to druga osoba.
    </p>
    @if (list.hasValue() && list.value().approvals.length === 0) {
      <div class="panel empty">
        <span class="i i-xl i-check_circle tone-primary" aria-hidden="true"></span>
        <h2>Nic nie czeka na drugą osobę</h2>
        <p class="muted">Prośby pojawią się tu same; odpowiada na nie ktoś inny niż ten, kto prosi.</p>
      </div>
    } @else if (list.hasValue()) {
      <div class="table-wrap" tabindex="0" role="region" aria-label="Do zatwierdzenia, tabela przewijana">
        <table class="table">
          <caption class="sr">
            Prośby o zatwierdzenie, najpierw te, które czekają
          </caption>
          <thead>
            <tr>
              <th scope="col">Co</th>
              <th scope="col">Stan</th>
              <th scope="col">Kto prosi</th>
              <th scope="col">Powód</th>
              <th scope="col">Odpowiedź</th>
            </tr>
          </thead>
          <tbody>
            @for (row of list.value().approvals; track row.id) {
              <tr>
                <td>
                  <a [routerLink]="['/procesy/zatwierdzenia', row.id]">{{ kinds[row.kind] }}</a><br /><span
                    class="mono muted"
                    >{{ subjectOf(row) }}</span
                  >
                </td>
                <td><km-status [status]="states[row.state]" [small]="true" /></td>
                <td>{{ row.isOwn ? 'Ty' : row.askedBy }}, {{ nearTime(row.askedAt) }}</td>
                <td class="nm">{{ row.reason }}</td>
                <td class="nm">
                  @if (row.decidedBy && row.decidedAt) {
                    {{ row.decidedBy }}, {{ nearTime(row.decidedAt) }}{{ row.note ? ': ' + row.note : '' }}
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }`,
})
export class ApprovalListScreen {
  protected readonly list = approvalList();
  protected readonly kinds = KIND_WORDS;
  protected readonly states = APPROVAL_STATUS;
  protected readonly nearTime = nearTime;
  protected readonly subjectOf = subjectOf;
}
