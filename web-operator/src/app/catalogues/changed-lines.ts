import type { CatalogueList, CatalogueRow } from '@karta/contracts';
import { catalogueOf, type CatalogueName } from '@karta/domain';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { isSameValue } from './row-draft.ts';
import { shownValue } from './shown-value.ts';

type Values = CatalogueRow['values'];

/** What differs between two states of a row, a line a field: „Nazwa: „Ratusz” → „Ratusz, Biuro Karty””. */
export function changedLines(
  name: CatalogueName,
  { from, to }: { from: Values; to: Values },
  choices: CatalogueList['choices'],
  closingWords = { closed: 'Zamknięto.', open: 'Otwarto.' },
): string[] {
  const { fields } = catalogueOf(name);
  const words = CATALOGUE_WORDS[name].fields;
  const closing = isSameValue(from['isClosed'], to['isClosed'])
    ? []
    : [to['isClosed'] === true ? closingWords.closed : closingWords.open];
  const changed = Object.entries(fields).flatMap(([key, kind]) => {
    if (isSameValue(from[key], to[key])) return [];
    const said = (value: Values[string] | undefined): string => shownValue(value, kind, { words: words[key], choices });
    return `${words[key]?.label ?? key}: „${said(from[key])}” → „${said(to[key])}”`;
  });
  return [...closing, ...changed];
}
