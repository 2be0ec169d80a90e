import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Report } from '@karta/contracts';
import type { Period, ReportGroup } from '@karta/domain';
import { GROUP_WORDS } from './report-words.ts';

/** What changes in the address of a report: `od`, `do`, `wg`, `punkt`. */
export type ReportFilter = Readonly<Partial<Record<'od' | 'do' | 'wg' | 'punkt', string | null>>>;

/** From which day to which, by what, and of which point a report tells. */
@Component({
  selector: 'km-report-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './report.css',
  styles: ':host { display: contents; }',
  template: `<label class="row"
      ><span class="small">od</span
      ><input
        #od
        class="input input--sm when"
        type="date"
        [value]="period().from"
        (change)="od.value && changed.emit({ od: od.value })" /></label
    ><label class="row"
      ><span class="small">do</span
      ><input
        #do
        class="input input--sm when"
        type="date"
        [value]="period().to"
        (change)="do.value && changed.emit({ do: do.value })" /></label
    ><label class="row"
      ><span class="small">według</span>
      <select #wg class="input input--sm when" (change)="changed.emit({ wg: wg.value })">
        @for (each of groups(); track each) {
          <option [value]="each" [selected]="each === by()">{{ words[each].by }}</option>
        }
      </select></label
    >
    @if (points().length > 1) {
      <label class="row"
        ><span class="small">Punkt</span>
        <select #punkt class="input input--sm when" (change)="changed.emit({ punkt: punkt.value || null })">
          <option value="">wszystkie</option>
          @for (each of points(); track each.id) {
            <option [value]="each.id" [selected]="each.id === point()">{{ each.name }}</option>
          }
        </select></label
      >
    }`,
})
export class ReportFilters {
  readonly period = input.required<Period>();
  readonly groups = input.required<readonly ReportGroup[]>();
  readonly by = input.required<ReportGroup>();
  readonly points = input.required<Report['points']>();
  readonly point = input<string>();
  readonly changed = output<ReportFilter>();
  protected readonly words = GROUP_WORDS;
}
