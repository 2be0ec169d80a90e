import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { Report } from '@karta/contracts';
import { REPORT_GROUPS, REPORT_NAMES, reportKind, type ReportGroup, type ReportName } from '@karta/domain';
import { FailureNote, plainDate, Skeleton, todayIn } from '@karta/web-shared';
import { csvFile } from '../lists/files/csv.ts';
import { download } from '../lists/files/download.ts';
import { ReportChart } from './report-chart.ts';
import { PERIOD_WORDS, periodOf, type PeriodName } from './report-period.ts';
import { GROUP_WORDS, REPORT_WORDS, rowWords, totalOf } from './report-words.ts';

const FILLS = ['leg-1', 'hatch', 'leg-4'];

/**
 * Reports of the office, each as a drawing, a table and a file (000-28). The address keeps which report, of what days, by
 * what and where: as a bookmark it is a saved report.
 */
@Component({
  selector: 'km-report-screen',
  imports: [FailureNote, ReportChart, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-screen.html',
  styleUrl: './report.css',
})
export class ReportScreen {
  readonly raport = input<string>();
  readonly od = input<string>();
  readonly do = input<string>();
  readonly wg = input<string>();
  readonly punkt = input<string>();
  protected readonly names = REPORT_NAMES;
  protected readonly words = REPORT_WORDS;
  protected readonly groupWords = GROUP_WORDS;
  protected readonly plainDate = plainDate;
  protected readonly totalOf = totalOf;
  protected readonly name = computed<ReportName>(() => REPORT_NAMES.find((each) => each === this.raport()) ?? 'issued');
  protected readonly kind = computed(() => reportKind(this.name()));
  protected readonly word = computed(() => REPORT_WORDS[this.name()]);
  protected readonly by = computed<ReportGroup>(
    () =>
      REPORT_GROUPS.find((each) => each === this.wg() && this.kind().by.includes(each)) ?? this.kind().by[0] ?? 'month',
  );
  protected readonly periods = computed(() => {
    const names: readonly PeriodName[] = this.kind().isAhead ? ['ahead'] : ['year', 'month', 'before', 'calendar'];
    return names.map((name) => ({ name, word: PERIOD_WORDS[name], ...periodOf(name, todayIn()) }));
  });
  protected readonly period = computed(() => {
    const [first] = this.periods();
    return { from: this.od() ?? first?.from ?? todayIn(), to: this.do() ?? first?.to ?? todayIn() };
  });
  protected readonly periodName = computed(
    () => this.periods().find(({ from, to }) => from === this.period().from && to === this.period().to)?.name ?? '',
  );
  protected readonly report = httpResource<Report>(() => ({
    url: `/api/operator/reports/${this.name()}`,
    params: { ...this.period(), by: this.by(), ...(this.punkt() && { point: this.punkt() ?? '' }) },
  }));
  protected readonly legend = computed(() => this.word().parts.map((word, index) => ({ word, fill: FILLS[index] })));
  protected readonly rows = computed(() => (this.report.hasValue() ? this.report.value().rows : []));
  protected readonly total = computed(() => this.rows().reduce((sum, row) => sum + totalOf(row), 0));
  private readonly router = inject(Router);

  protected rowWords(row: Report['rows'][number]): string {
    return rowWords(row, this.by());
  }

  protected figure(value: number | null): string {
    return value === null ? '–' : this.word().figure(value);
  }

  protected open(raport: string): void {
    this.go({ raport, od: null, do: null, wg: null });
  }

  protected take(name: string): void {
    const period = this.periods().find((each) => each.name === name);
    if (period) this.go({ od: period.from, do: period.to });
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected save(): void {
    const { parts, more, heading } = this.word();
    const isWhole = parts.length > 1;
    const { from, to } = this.period();
    const lines = this.rows().map((row) => [
      this.rowWords(row),
      ...row.parts.map(String),
      ...(isWhole ? [String(totalOf(row))] : []),
      ...row.more.map((value) => this.figure(value)),
    ]);
    const head = [GROUP_WORDS[this.by()].column, ...parts, ...(isWhole ? ['Razem'] : []), ...more];
    download(
      csvFile([[`${heading}, ${plainDate(from)}–${plainDate(to)}`], head, ...lines]),
      `${this.name()}-${from}-${to}.csv`,
    );
  }
}
