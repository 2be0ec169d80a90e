import type { Column } from '@karta/contracts/registers';
import { plainDate, plainTime } from '@karta/web-shared';

/** A value of a register as text; a code by its word, and by itself where there is none. Empty where there is no value. */
export function cellText(kind: Column['kind'], value: unknown, codes: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return '';
  if (kind === 'flag') return value === true ? 'tak' : 'nie';
  if (kind === 'texts') return Array.isArray(value) ? value.join(', ') : '';
  const text = String(value);
  if (kind === 'date') return plainDate(text);
  if (kind === 'instant') return plainTime(text);
  return kind === 'code' ? (codes[text] ?? text) : text;
}
