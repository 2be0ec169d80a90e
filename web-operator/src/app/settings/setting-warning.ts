import { placeWarnings } from '@karta/card-design';

const WORDS: Readonly<Record<string, string>> = {
  PLACE_CUT: 'Ten tekst nie mieści się na odwrocie karty i zostanie ucięty. Skróć go.',
  LETTERS_REPLACED: 'Niektórych liter nie ma czcionka karty: wydrukujemy podobne albo znak zapytania.',
};

/** What will come of a value that is taken, though it may not be what was meant; empty where nothing has to be said. */
export function settingWarning(key: string, typed: string): string {
  return key === 'cardReturnPlace' ? (WORDS[placeWarnings(typed.trim())[0] ?? ''] ?? '') : '';
}
