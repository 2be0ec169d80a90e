interface ReportKind {
  /** What its rows may be: the first is what it opens with. */
  readonly by: readonly ReportGroup[];
  /** Counts that add up to the whole of a row. */
  readonly parts: readonly string[];
  /** Other figures of a row. */
  readonly more: readonly string[];
  /** It looks ahead: without dates it tells of the year to come. */
  readonly isAhead?: true;
}

export const REPORT_GROUPS = ['month', 'point', 'operator', 'package', 'type', 'partner'] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

/** Reports of the office (000-28). */
export const REPORTS = {
  /** Cards that were handed over or came alive. */
  issued: { by: ['month', 'point', 'operator', 'package'], parts: ['first', 'duplicate', 'changed'], more: [] },
  /** Decided applications, by their legal deadline; how many days it took. */
  deadlines: { by: ['month', 'type', 'point'], parts: ['in-time', 'late'], more: ['middle-days', 'slow-days'] },
  /** Blanks that became cards, and blanks that did not. */
  production: { by: ['month', 'point'], parts: ['made', 'spoiled'], more: [] },
  /** Used discounts; what people saved, in grosze. */
  discounts: { by: ['partner', 'month'], parts: ['used'], more: ['saved'] },
  /** SMS that the gateway took, by what became of each, and the parts that it charges (000-34). */
  texts: { by: ['month', 'point'], parts: ['arrived', 'not-arrived', 'unknown'], more: ['charged'] },
  /** Cards whose validity ends. */
  expiring: { by: ['month', 'package', 'point'], parts: ['cards'], more: [], isAhead: true },
} as const satisfies Readonly<Record<string, ReportKind>>;

export type ReportName = keyof typeof REPORTS;
export const REPORT_NAMES = Object.keys(REPORTS) as [ReportName, ...ReportName[]];

/** What a report is made of. */
export const reportKind = (name: ReportName): ReportKind => REPORTS[name];
