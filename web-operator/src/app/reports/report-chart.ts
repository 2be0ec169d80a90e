import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ReportRow } from '@karta/contracts';
import type { ReportGroup } from '@karta/domain';
import { monthMark, rowWords, totalOf } from './report-words.ts';

const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [760, 354, 44, 304, 36];
/** Colours and patterns of the parts, told apart without colour too. */
const FILLS = ['var(--km-data-1)', 'url(#report-hatch)', 'var(--km-data-4)'];

/** A report drawn: columns for months, bars for all else. What it shows stands in the table beside it. */
@Component({
  selector: 'km-report-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-chart.html',
  styleUrl: './report.css',
})
export class ReportChart {
  readonly rows = input.required<readonly ReportRow[]>();
  readonly by = input.required<ReportGroup>();
  readonly heading = input.required<string>();
  protected readonly fills = FILLS;
  protected readonly size = { WIDTH, HEIGHT, LEFT, BASE };
  private readonly most = computed(() => Math.max(1, ...this.rows().map(totalOf)));
  /** Round numbers at the grid's lines, from nothing to above the highest. */
  protected readonly marks = computed(() => {
    const step = roundStep(this.most() / 4);
    const count = Math.ceil(this.most() / step);
    return Array.from({ length: count + 1 }, (_, index) => ({ value: index * step, y: this.y(index * step) }));
  });
  protected readonly columns = computed(() => {
    const rows = this.rows();
    const slot = (WIDTH - LEFT) / rows.length;
    const width = Math.min(34, slot * 0.7);
    return rows.map((row, index) => {
      const [x, mark] = [LEFT + slot * index + (slot - width) / 2, monthMark(row.key)];
      const isFirstOfYear = index === 0 || rows[index - 1]?.key.slice(0, 4) !== mark.year;
      return {
        key: row.key,
        x,
        width,
        ...mark,
        isFirstOfYear,
        total: totalOf(row),
        top: this.y(totalOf(row)),
        parts: this.stacked(row),
      };
    });
  });
  protected readonly bars = computed(() =>
    this.rows().map((row) => ({
      key: row.key,
      word: rowWords(row, this.by()),
      total: totalOf(row),
      percent: (100 * totalOf(row)) / this.most(),
    })),
  );
  protected readonly summary = computed(() => {
    const sorted = this.rows().toSorted((one, other) => totalOf(other) - totalOf(one));
    const [most, least] = [sorted[0], sorted.at(-1)];
    if (!most || !least) return '';
    const told = (row: ReportRow): string => `${rowWords(row, this.by())}: ${totalOf(row)}`;
    return `Najwięcej ${told(most)}. Najmniej ${told(least)}. Dane w tabeli obok.`;
  });

  private y(value: number): number {
    const step = roundStep(this.most() / 4);
    const highest = Math.ceil(this.most() / step) * step;
    return BASE - ((BASE - TOP) * value) / highest;
  }

  private stacked({ parts }: ReportRow): { y: number; height: number; fill: string }[] {
    let below = 0;
    return parts.map((part, index) => {
      const [from, to] = [this.y(below), this.y(below + part)];
      below += part;
      return { y: to, height: from - to, fill: FILLS[index] ?? FILLS[0] ?? '' };
    });
  }
}

/** The next of 1, 2, 5, 10, 20, 50 … */
export function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 5, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
}
