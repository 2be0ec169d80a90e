import type { ApprovalDetail, ApprovalRow, ListName } from '@karta/contracts';
import { FILED_LISTS } from '../exports/export-lists.ts';

type Wanted = NonNullable<ApprovalDetail['listExport']>;

/** What a request is about, as the list of requests tells it. */
export const subjectOf = ({ kind, subject }: Pick<ApprovalRow, 'kind' | 'subject'>): string =>
  kind === 'export' ? FILED_LISTS[subject as ListName].word : subject;

/** What somebody wants as a file, in words: how much of which list, by which filters, with which columns. */
export function exportFacts(
  register: string,
  { rows, format, columns, filters }: Wanted,
): { term: string; words: string }[] {
  const { word, kind } = FILED_LISTS[register as ListName];
  const shown = kind.columns.filter(({ key, isExtra }) => (columns ? columns.includes(key) : !isExtra));
  const narrowed = kind.filters.flatMap(({ key, word: term, choices }) => {
    const value = filters[key];
    return value ? [`${term}: ${choices.find(({ code }) => code === value)?.word ?? value}`] : [];
  });
  return [
    { term: 'Lista', words: word },
    { term: 'Wierszy', words: `${rows.toLocaleString('pl')}, plik ${format.toUpperCase()}` },
    { term: 'Kolumny', words: shown.map((column) => column.word).join(', ') },
    { term: 'Zawężenie', words: narrowed.join(', ') || 'żadne: cała lista' },
  ];
}
