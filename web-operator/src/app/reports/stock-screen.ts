import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { BlankStock } from '@karta/contracts';
import { periodOf, type BlankEntryKind } from '@karta/domain';
import { FailureNote, nearTime, plainDate, readAnew, Skeleton, todayIn } from '@karta/web-shared';
import { blanksWord } from './blanks-word.ts';
import { download } from '../lists/files/download.ts';
import { FileMenu } from '../lists/file-menu.ts';
import { tableFile, type FileFormat } from '../lists/files/table-file.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { BlankEntry } from './blank-entry.ts';
import { ReportChart } from './report-chart.ts';
import { ReportFilters, type ReportFilter } from './report-filters.ts';
import { rowWords } from './report-words.ts';

const COLUMNS = [
  { key: 'opening', word: 'Na początku' },
  { key: 'received', word: 'Przyjęte' },
  { key: 'corrected', word: 'Poprawki' },
  { key: 'made', word: 'Karty' },
  { key: 'spoiled', word: 'Zepsute' },
  { key: 'left', word: 'Zostało' },
] as const;

/** How many blanks lie where, what came and what was used (000-28): for who reads reports and for who makes cards. */
@Component({
  selector: 'km-stock-screen',
  imports: [BlankEntry, FailureNote, FileMenu, ReportChart, ReportFilters, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './stock-screen.html',
  styleUrl: './report.css',
})
export class StockScreen {
  protected readonly readAnew = readAnew;
  readonly od = input<string>();
  readonly do = input<string>();
  readonly wg = input<string>();
  readonly punkt = input<string>();
  protected readonly columns = COLUMNS;
  protected readonly groups = ['point', 'month'] as const;
  protected readonly plainDate = plainDate;
  protected readonly nearTime = nearTime;
  private readonly access = inject(OperatorAccess);
  protected readonly readsReports = this.access.may('report.read');
  protected readonly makesCards = this.access.may('card.produce');
  protected readonly entering = signal<BlankEntryKind | null>(null);
  protected readonly by = computed(() => (this.wg() === 'month' ? 'month' : 'point'));
  protected readonly period = computed(() => {
    const month = periodOf('month', todayIn());
    return { from: this.od() ?? month.from, to: this.do() ?? month.to };
  });
  protected readonly stock = httpResource<BlankStock>(() => ({
    url: this.readsReports ? '/api/operator/stock-report' : '/api/operator/blank-stock',
    params: { ...this.period(), by: this.by(), ...(this.punkt() && { point: this.punkt() ?? '' }) },
  }));
  /** A resource that failed has no value to ask for. */
  private readonly found = computed(() => (this.stock.hasValue() ? this.stock.value() : undefined));
  protected readonly points = computed(() => this.found()?.points ?? []);
  protected readonly lines = computed(() => {
    const { lines = [], points = [] } = this.found() ?? {};
    return lines.map((line) => {
      const name = points.find(({ id }) => id === line.key)?.name ?? null;
      return { ...line, word: rowWords({ key: line.key, name }, this.by()) };
    });
  });
  /** What is left, as the drawing shows it. */
  protected readonly bars = computed(() =>
    this.lines().map(({ key, word, left }) => ({ key, name: word, parts: [Math.max(0, left)], more: [] })),
  );
  protected readonly short = computed(() => {
    const { points = [], least = 0 } = this.found() ?? {};
    return points.filter(({ now }) => now !== null && now < least);
  });
  protected readonly unknown = computed(() =>
    this.points()
      .filter(({ now }) => now === null)
      .map(({ name }) => name),
  );
  protected readonly enterable = computed(() => {
    const { points = [], mayEnter = [] } = this.found() ?? {};
    return points.filter(({ id }) => mayEnter.includes(id)).map(({ id, name }) => ({ code: id, name }));
  });
  private readonly router = inject(Router);

  protected readonly blanks = blanksWord;

  protected signed(amount: number): string {
    return amount > 0 ? `+${amount}` : String(amount).replace('-', '−');
  }

  protected go(queryParams: ReportFilter): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected save(format: FileFormat): void {
    const { from, to } = this.period();
    const heading = `Stan blankietów, ${plainDate(from)}–${plainDate(to)}`;
    const head = [this.by() === 'month' ? 'Miesiąc' : 'Punkt', ...COLUMNS.map(({ word }) => word)];
    const lines = this.lines().map((line) => [line.word, ...COLUMNS.map(({ key }) => line[key])]);
    download(tableFile(format, { heading, head, lines }), `blankiety-${from}-${to}.${format}`);
  }
}
