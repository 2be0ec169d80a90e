import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProcessSummary } from '@karta/contracts';
import { spanBetween } from '@karta/web-shared';
import { paceWords, sparkPoints } from './heat-marks.ts';

/** Every process in a line: how many run, are stuck and late, how long they take, and where they wait longest. */
@Component({
  selector: 'km-process-table',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="table-wrap ops__table" tabindex="0" role="region" aria-label="Procesy, tabela przewijana">
    <table class="table">
      <caption class="sr">
        Procesy i ich obciążenie
      </caption>
      <thead>
        <tr>
          <th scope="col">Proces</th>
          <th scope="col">Wersja</th>
          <th scope="col" class="r">W toku</th>
          <th scope="col" class="r">Incydenty</th>
          <th scope="col" class="r">Po terminie</th>
          <th scope="col" class="r">Mediana</th>
          <th scope="col">8 tygodni</th>
          <th scope="col">Najdłużej czeka</th>
        </tr>
      </thead>
      <tbody>
        @for (row of processes(); track row.processKey) {
          <tr [class.is-cursor]="row.processKey === chosen()">
            <td>
              <button
                type="button"
                class="ops__name"
                [attr.aria-pressed]="row.processKey === chosen()"
                (click)="opened.emit(row.processKey)"
              >
                {{ row.name }}
              </button>
            </td>
            <td class="muted">
              {{ row.version }}{{ row.olderVersions.length > 0 ? ', także ' + row.olderVersions.join(', ') : '' }}
            </td>
            <td class="r">{{ row.running }}</td>
            <td class="r">
              @if (row.incidents > 0) {
                <b class="tone-error"><span class="i i-error" aria-hidden="true"></span> {{ row.incidents }}</b>
              } @else {
                <span class="muted">–</span>
              }
            </td>
            <td class="r">
              @if (row.overdue > 0) {
                <span class="tone-warning">{{ row.overdue }}</span>
              } @else {
                <span class="muted">–</span>
              }
            </td>
            <td class="r">{{ paceWords(row.medianSeconds) }}</td>
            <td>
              @if (sparkPoints(row.weeks); as points) {
                <svg class="ops__spark" viewBox="0 0 72 20" role="img" [attr.aria-label]="trend(row)">
                  <polyline [attr.points]="points" fill="none" stroke="currentColor" stroke-width="1.6" />
                </svg>
              } @else {
                <span class="muted">–</span>
              }
            </td>
            <td class="ops__wait">
              @if (row.longest; as longest) {
                <a routerLink="/procesy/sprawa" [queryParams]="{ workflowId: longest.workflowId }">{{
                  longest.step
                }}</a>
                <span class="muted"> {{ spanBetween(longest.since, null) }}</span>
              } @else {
                <span class="muted">–</span>
              }
            </td>
          </tr>
        } @empty {
          <tr>
            <td colspan="8">Nie wdrożono jeszcze żadnego diagramu.</td>
          </tr>
        }
      </tbody>
    </table>
  </div>`,
})
export class ProcessTable {
  readonly processes = input.required<readonly ProcessSummary[]>();
  readonly chosen = input.required<string | null>();
  readonly opened = output<string>();
  protected readonly paceWords = paceWords;
  protected readonly sparkPoints = sparkPoints;
  protected readonly spanBetween = spanBetween;

  protected trend({ weeks }: ProcessSummary): string {
    return `Mediana z ośmiu tygodni, od najstarszego: ${weeks.map(paceWords).join(', ')}`;
  }
}
