import { layoutCard } from './layout.ts';
import type { CardTemplate } from './template.ts';

/** What the town's design says of a name before a blank is spent: LETTERS_REPLACED, NAME_SET_SMALL, NAME_BROKEN. */
export function nameWarnings(template: CardTemplate, givenNames: string, surname: string): readonly string[] {
  const town = { name: '', returnPlace: '' };
  const rest = { number: '0', validUntil: null, issuedOn: '2000-01-01', packages: [], photo: null, signedCode: '' };
  const { warnings } = layoutCard(template, { town, givenNames, surname, ...rest });
  return warnings.filter((code) => code === 'LETTERS_REPLACED' || code.startsWith('NAME_'));
}
