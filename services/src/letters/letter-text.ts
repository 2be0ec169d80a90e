import { CardError, smsSize, transliterate, type LetterChannel, type LetterFact, type LetterKind } from '@karta/domain';
import Mustache from 'mustache';

/** A letter as it is written or as it leaves; a text for the phone has no subject. */
export interface LetterText {
  subject: string;
  text: string;
}

/** What a letter says, word for word. What is `null` or empty is not there: a section that names it falls out. */
export type LetterFacts = Readonly<Partial<Record<LetterFact, string | null>>>;

/** Letters are plain text: nothing is escaped. */
const CONFIG = { escape: String };
/** What is looked at once in an editor would be kept for ever. */
Mustache.templateCache = undefined;
/** A text for the phone is charged by its parts. */
const MOST_PARTS = 6;

/** Writes a letter: placeholders become facts. Source: the Mustache manual, mustache(5). */
export function renderLetter({ subject, text }: LetterText, facts: LetterFacts): LetterText {
  return { subject: Mustache.render(subject, facts, {}, CONFIG), text: Mustache.render(text, facts, {}, CONFIG) };
}

/**
 * Checks that a letter can be written.
 * @throws CardError LETTER_BROKEN for a section that is not closed, LETTER_UNKNOWN_FACT naming what is not in `facts`
 */
export function checkLetter(letter: LetterText, facts: readonly LetterFact[]): void {
  for (const path of ['subject', 'text'] as const) {
    const known = new Set<string>(facts);
    const unknown = namesIn(path, letter[path]).filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const names = [...new Set(unknown)].join(', ').slice(0, 200);
      throw new CardError('LETTER_UNKNOWN_FACT', { unknown: names }, [{ path, code: 'UNKNOWN_FACT' }]);
    }
  }
}

/**
 * Checks that a letter is of use: there is a text, and the one thing without which it says nothing. `sample` are facts of the
 * usual length.
 * @throws CardError LETTER_EMPTY, LETTER_LACKS_FACT, LETTER_TOO_LONG
 */
export function checkUse(
  letter: LetterText,
  { channel, kind, sample }: { channel: LetterChannel; kind: LetterKind; sample: LetterFacts },
): void {
  const written = channel === 'mail' ? (['subject', 'text'] as const) : (['text'] as const);
  for (const path of written) {
    if (!letter[path].isWellFormed() || renderLetter(letter, sample)[path].trim() === '')
      throw useless('LETTER_EMPTY', path);
  }
  if (/[\r\n]/.test(letter.subject)) throw useless('LETTER_BROKEN', 'subject');
  const { needs } = kind;
  if (needs && renderLetter(letter, { ...sample, [needs]: MARK }).text.split(MARK).length !== 2) {
    throw useless('LETTER_LACKS_FACT', 'text', { fact: needs });
  }
  const { parts } = smsSize(transliterate(renderLetter(letter, sample).text));
  if (channel === 'sms' && parts > MOST_PARTS) throw useless('LETTER_TOO_LONG', 'text');
}

/** Stands for a fact, to see that it is written once. */
const MARK = '\u0001';

function useless(
  code: 'LETTER_EMPTY' | 'LETTER_BROKEN' | 'LETTER_LACKS_FACT' | 'LETTER_TOO_LONG',
  path: string,
  facts = {},
) {
  return new CardError(code, facts, [{ path, code }]);
}

/** Kinds of a parsed piece: text, name, name unescaped, section, inverted section, comment. */
type Piece = [kind: string, value: string, start: number, end: number, inner?: Piece[]];
const NAMES = new Set(['name', '&', '#', '^']);
const QUIET = new Set(['text', '!']);

function namesIn(path: string, text: string): string[] {
  const named = (pieces: readonly Piece[]): string[] =>
    pieces.flatMap(([kind, value, , , inner]) => {
      if (QUIET.has(kind)) return [];
      // letters inside letters and other brackets are no part of what a town may write
      if (!NAMES.has(kind)) throw broken(path);
      return [value, ...(Array.isArray(inner) ? named(inner) : [])];
    });
  try {
    return named(Mustache.parse(text) as Piece[]);
  } catch (error) {
    // the library says in English what is not closed
    throw error instanceof CardError ? error : broken(path);
  }
}

function broken(path: string): CardError {
  return new CardError('LETTER_BROKEN', {}, [{ path, code: 'BROKEN' }]);
}
