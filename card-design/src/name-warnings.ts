import { layoutCard } from './layout.ts';
import { NURT_TEMPLATE } from './nurt-template.ts';

/** What the town's design says of a name before a blank is spent: LETTERS_REPLACED, NAME_SET_SMALL, NAME_BROKEN. */
export function nameWarnings(givenNames: string, surname: string): readonly string[] {
  const town = { name: '', returnPlace: '' };
  const rest = { number: '0', validUntil: null, issuedOn: '2000-01-01', packages: [], photo: null };
  return layoutCard(NURT_TEMPLATE, { town, givenNames, surname, ...rest }).warnings.filter(
    (code) => code !== 'TEXT_CUT',
  );
}
