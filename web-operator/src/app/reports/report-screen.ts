import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Report, SavedQuestion, SavedReport } from '@karta/contracts';
import {
  periodOf,
  periodsOf,
  REPORT_GROUPS,
  REPORT_NAMES,
  reportKind,
  type ReportGroup,
  type ReportName,
} from '@karta/domain';
import { FailureNote, plainDate, readAnew, Skeleton, todayIn } from '@karta/web-shared';
import { FileMenu } from '../lists/file-menu.ts';
import { download } from '../lists/files/download.ts';
import { tableFile, type FileFormat } from '../lists/files/table-file.ts';
import { ReportChart } from './report-chart.ts';
import { ReportFilters, type ReportFilter } from './report-filters.ts';
import { GROUP_WORDS, PERIOD_WORDS, REPORT_WORDS, rowWords, totalOf } from './report-words.ts';
import { SaveReport } from './save-report.ts';
import { savedReports } from './saved-reports-api.ts';
import { scheduleWords } from './schedule-words.ts';

const FILLS = ['leg-1', 'hatch', 'leg-4'];

/**
 * Reports of the office, each as a drawing, a table and a file (000-28). The address keeps which report, of what days, by
 * what and where; a saved report leads to it.
 */
@Component({
  selector: 'km-report-screen',
  imports: [FailureNote, FileMenu, ReportChart, ReportFilters, RouterLink, SaveReport, Skeleton],
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
  readonly okres = input<string>();
  readonly zapisany = input<string>();
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
  protected readonly periods = computed(() =>
    periodsOf(this.name()).map((name) => ({ name, word: PERIOD_WORDS[name], ...periodOf(name, todayIn()) })),
  );
  protected readonly period = computed(() => {
    const [first] = this.periods();
    return { from: this.od() ?? first?.from ?? todayIn(), to: this.do() ?? first?.to ?? todayIn() };
  });
  /** Days may have two names, as those of January: the chosen one counts. */
  protected readonly periodName = computed(() => {
    const { from, to } = this.period();
    const named = this.periods().filter((each) => each.from === from && each.to === to);
    return (named.find(({ name }) => name === this.okres()) ?? named[0])?.name ?? '';
  });
  protected readonly question = computed<SavedQuestion>(() => {
    const [period, days] = [this.periodName() || null, this.period()];
    const { from, to } = period ? { from: null, to: null } : days;
    return { report: this.name(), by: this.by(), point: this.punkt() || null, period, from, to };
  });
  protected readonly kept = savedReports();
  /** The saved report that is open. */
  protected readonly opened = computed(() =>
    this.kept.hasValue() ? this.kept.value().reports.find(({ id }) => id === this.zapisany()) : undefined,
  );
  protected readonly scheduleWords = scheduleWords;
  /** The filters are those with which the open one was saved. */
  protected readonly isAsSaved = computed(() => {
    const [now, saved] = [this.question(), this.opened()?.question];
    return saved !== undefined && (Object.keys(now) as (keyof SavedQuestion)[]).every((key) => now[key] === saved[key]);
  });
  /** What the dialog saves: a new one, or one again. */
  protected readonly saving = signal<{ report: SavedReport | null; question: SavedQuestion } | null>(null);
  protected readonly report = httpResource<Report>(() => ({
    url: `/api/operator/reports/${this.name()}`,
    params: { ...this.period(), by: this.by(), ...(this.punkt() && { point: this.punkt() ?? '' }) },
  }));
  protected readonly legend = computed(() => this.word().parts.map((word, index) => ({ word, fill: FILLS[index] })));
  protected readonly points = computed(() => (this.report.hasValue() ? this.report.value().points : []));
  protected readonly rows = computed(() => (this.report.hasValue() ? this.report.value().rows : []));
  protected readonly total = computed(() => this.rows().reduce((sum, row) => sum + totalOf(row), 0));
  private readonly router = inject(Router);

  protected rowWords(row: Report['rows'][number]): string {
    return rowWords(row, this.by());
  }

  protected placeOf({ point }: SavedQuestion): string | null {
    return this.points().find(({ id }) => id === point)?.name ?? null;
  }

  protected figure(value: number | null): string {
    return value === null ? '–' : this.word().figure(value);
  }

  protected open(raport: string): void {
    this.go({ raport, okres: null, od: null, do: null, wg: null, zapisany: null });
  }

  protected take(name: string): void {
    const period = this.periods().find((each) => each.name === name);
    if (period) this.go({ okres: name, od: period.from, do: period.to });
  }

  /** Chosen days have no name any more. */
  protected narrow(filter: ReportFilter): void {
    this.go('od' in filter || 'do' in filter ? { ...filter, okres: null } : filter);
  }

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected isSaved(done: { id: string }): void {
    readAnew(this.kept);
    this.go({ zapisany: done.id });
  }

  protected save(format: FileFormat): void {
    const { parts, more, heading, inSheet = Number } = this.word();
    const isWhole = parts.length > 1;
    const { from, to } = this.period();
    // a text is read by people alone, who know the unit
    const figure = (value: number | null) => (value === null || format === 'csv' ? this.figure(value) : inSheet(value));
    const lines = this.rows().map((row) => [
      this.rowWords(row),
      ...row.parts,
      ...(isWhole ? [totalOf(row)] : []),
      ...row.more.map(figure),
    ]);
    const head = [GROUP_WORDS[this.by()].column, ...parts, ...(isWhole ? ['Razem'] : []), ...more];
    const about = `${heading}, ${plainDate(from)}–${plainDate(to)}`;
    download(tableFile(format, { heading: about, head, lines }), `${this.name()}-${from}-${to}.${format}`);
  }
}
