import type { CatalogueRow } from '@karta/contracts';
import { type Catalogue, type CatalogueValue } from '@karta/domain';

export type Values = CatalogueRow['values'];

/** The values of a row that is not there yet. */
export function emptyValues({ fields }: Catalogue): Values {
  const beginning = Object.entries(fields).map(([key, field]): [string, CatalogueValue] => {
    if (field.kind === 'flag') return [key, false];
    if (field.kind === 'number') return [key, key === 'position' ? 100 : ''];
    if (field.kind === 'choices') return [key, field.first ?? []];
    if (field.kind === 'lines') return [key, []];
    return [key, 'isOptional' in field || field.kind === 'date' || field.kind === 'instant' ? null : ''];
  });
  return Object.fromEntries(beginning) as Values;
}

/** Whether two values are the same as they are stored. */
export const isSameValue = (one: CatalogueValue | undefined, other: CatalogueValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields in which two sets of values differ. */
export const changedFields = ({ fields }: Catalogue, one: Values, other: Values): string[] =>
  Object.keys(fields).filter((key) => !isSameValue(one[key], other[key]));

/** A code made of a name: „Ulga u partnera” → „ulga-u-partnera”. */
export const codeOf = (folded: string): string =>
  folded
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
