import type { CatalogueList } from '@karta/contracts';
import type { CatalogueFieldKind, CatalogueValue } from '@karta/domain';
import { plainDate, plainTime } from '@karta/web-shared';
import type { FieldWords } from './catalogue-words.ts';

/** A value as a text: in the list, in the history, beside what somebody else has written. */
export function shownValue(
  value: CatalogueValue | undefined,
  field: CatalogueFieldKind,
  { words, choices }: { words: FieldWords | undefined; choices: CatalogueList['choices'] },
): string {
  if (value === null || value === undefined || value === '') return words?.none ?? '–';
  if (field.kind === 'flag') return value === true ? 'tak' : 'nie';
  if (field.kind === 'date') return plainDate(String(value));
  if (field.kind === 'instant') return plainTime(String(value));
  if (field.kind === 'row') return choices[field.of]?.find(({ key }) => key === value)?.name ?? String(value);
  const wordOf = (code: CatalogueValue): string => words?.choices?.[String(code)] ?? String(code);
  return Array.isArray(value) ? value.map(wordOf).join(', ') || '–' : wordOf(value);
}

/** An instant in the form of the browser's field, in the browser's zone. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return Number.isNaN(at.getTime()) ? '' : shifted.toISOString().slice(0, 16);
}

/** What the browser's field says, as an instant; an empty one is none. */
export const instantOf = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());
