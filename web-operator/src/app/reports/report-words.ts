import type { ReportRow, SavedQuestion } from '@karta/contracts';
import type { ReportGroup, ReportName, ReportPeriod } from '@karta/domain';
import { APPLICATION_TYPE, plainDate, zloty } from '@karta/web-shared';

interface ReportWords {
  readonly tab: string;
  readonly heading: string;
  readonly parts: readonly string[];
  readonly more: readonly string[];
  /** A figure of those that are no counts. */
  readonly figure: (value: number) => string;
  /** The same as a number in a sheet; without it the number as it is. */
  readonly inSheet?: (value: number) => number;
}

const days = (value: number): string => `${value.toLocaleString('pl-PL')} dni`;

/** What each report is called, with its parts and figures in their order. */
export const REPORT_WORDS: Readonly<Record<ReportName, ReportWords>> = {
  issued: {
    tab: 'Karty wydane',
    heading: 'Karty wydane',
    parts: ['Pierwsze', 'Duplikaty', 'Po zmianie danych'],
    more: [],
    figure: String,
  },
  deadlines: {
    tab: 'Terminy',
    heading: 'Decyzje a termin',
    parts: ['W terminie', 'Po terminie'],
    more: ['Połowa do', '90% do'],
    figure: days,
  },
  production: {
    tab: 'Blankiety',
    heading: 'Zużyte blankiety',
    parts: ['Karty', 'Zepsute'],
    more: [],
    figure: String,
  },
  discounts: {
    tab: 'Ulgi',
    heading: 'Wykorzystane zniżki',
    parts: ['Użycia'],
    more: ['Zaoszczędzono'],
    figure: zloty,
    inSheet: (value) => value / 100,
  },
  texts: {
    tab: 'SMS-y',
    heading: 'Wysłane SMS-y',
    parts: ['Doręczone', 'Niedoręczone', 'Bez potwierdzenia'],
    more: ['Płatne części'],
    figure: (value) => value.toLocaleString('pl-PL'),
  },
  expiring: { tab: 'Prognoza', heading: 'Kończą ważność', parts: ['Karty'], more: [], figure: String },
};

export const PERIOD_WORDS: Readonly<Record<ReportPeriod, string>> = {
  year: '12 miesięcy',
  month: 'Ten miesiąc',
  before: 'Poprzedni miesiąc',
  week: 'Poprzedni tydzień',
  calendar: 'Ten rok',
  ahead: 'Najbliższe 12 miesięcy',
};

/** „… według miesięcy” */
export const GROUP_WORDS: Readonly<Record<ReportGroup, { by: string; column: string }>> = {
  month: { by: 'miesięcy', column: 'Miesiąc' },
  point: { by: 'punktów odbioru', column: 'Punkt odbioru' },
  operator: { by: 'wydających', column: 'Wydał' },
  package: { by: 'pakietów', column: 'Pakiet' },
  type: { by: 'rodzajów wniosku', column: 'Rodzaj wniosku' },
  partner: { by: 'partnerów', column: 'Partner' },
};

const MONTH = new Intl.DateTimeFormat('pl-PL', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('pl-PL', { month: 'short', timeZone: 'UTC' });
const ofMonth = (key: string): Date => new Date(`${key}-01T00:00:00Z`);

/** What a row is called: „listopad 2026”, „Ratusz”. */
export function rowWords({ key, name }: Pick<ReportRow, 'key' | 'name'>, by: ReportGroup): string {
  if (by === 'month') return MONTH.format(ofMonth(key));
  if (by === 'type') return APPLICATION_TYPE[key as keyof typeof APPLICATION_TYPE] ?? key;
  return name ?? 'bez wskazania';
}

/** Under a bar: „lis”, and the year where it begins. */
export const monthMark = (key: string): { month: string; year: string } => ({
  month: SHORT.format(ofMonth(key)).replace('.', ''),
  year: key.slice(0, 4),
});

export const totalOf = ({ parts }: Pick<ReportRow, 'parts'>): number => parts.reduce((sum, part) => sum + part, 0);

/** „Karty wydane według miesięcy, poprzedni miesiąc, Ratusz” */
export function questionWords({ report, by, period, from, to }: SavedQuestion, place: string | null): string {
  const days = period ? PERIOD_WORDS[period].toLowerCase() : `${plainDate(from)}–${plainDate(to)}`;
  const about = `${REPORT_WORDS[report].heading} według ${GROUP_WORDS[by].by}, ${days}`;
  return place === null ? about : `${about}, ${place}`;
}
