import type { CardListLine } from '@karta/contracts';
import type { ListAsked } from './list-version.ts';

/** Forms in which a list is sent, the first where a program does not say which. */
export const LIST_FORMS = ['application/x-ndjson', 'application/json', 'text/csv'] as const;
export type ListForm = (typeof LIST_FORMS)[number];

interface Head {
  readonly asked: ListAsked;
  readonly version: string;
  readonly since: string | null;
  readonly isTest: boolean;
}

/** Lines as text, batch by batch: one JSON text a line, one JSON text of all, or CSV with a head (RFC 4180). */
export async function* listText(
  form: ListForm,
  head: Head,
  batches: AsyncIterable<readonly CardListLine[]>,
): AsyncGenerator<string> {
  const { begin, line, between, end } = WRITERS[form](head);
  if (begin !== '') yield begin;
  let isFirst = true;
  for await (const lines of batches) {
    if (lines.length === 0) continue;
    const text = lines.map(line).join(between);
    yield isFirst ? text : between + text;
    isFirst = false;
  }
  const last = form === 'application/json' || isFirst ? end : between + end;
  if (last !== '') yield last;
}

interface Writer {
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  line(line: CardListLine): string;
}

const WRITERS: Readonly<Record<ListForm, (head: Head) => Writer>> = {
  'application/x-ndjson': () => ({ begin: '', line: (line) => JSON.stringify(line), between: '\n', end: '' }),
  'application/json': ({ asked: { list }, version, since, isTest }) => {
    const head = JSON.stringify({ list, version, since, ...(isTest && { test: true }) }).slice(0, -1);
    return { begin: `${head},"cards":[`, line: (line) => JSON.stringify(line), between: ',', end: ']}' };
  },
  'text/csv': ({ asked: { fields }, since }) => {
    const columns = ['number', 'status', ...fields, ...(since === null ? [] : ['change'])] as (keyof CardListLine)[];
    const line = (each: CardListLine): string => columns.map((column) => cell(each[column])).join();
    return { begin: `${columns.join()}\r\n`, line, between: '\r\n', end: '' };
  },
};

function cell(value: CardListLine[keyof CardListLine]): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
