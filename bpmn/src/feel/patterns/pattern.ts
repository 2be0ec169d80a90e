import { RE2JS } from 're2js';
import { Wrong } from '../wrong.ts';
import { PatternFailure } from './pattern-failure.ts';
import { translate } from './translate.ts';

/** A pattern that is ready to be sought in texts, in a time that grows with the text and no faster. */
export interface Pattern {
  readonly engine: RE2JS;
  /** Whether it finds nothing in nothing; such a pattern replaces and splits nowhere (F&O 3.1, FORX0003). */
  readonly matchesNothing: boolean;
  /** How many groups it catches. */
  readonly groups: number;
  readonly isLiteral: boolean;
}

/** Steps of a pattern that is ready; a repetition has each of its rounds. */
const LARGEST = 10_000;
/** Of all steps at all places of a text, which bounds how long one match is sought. */
const MOST_WORK = 100_000_000;

/** Why a text is too long for a pattern, if it is. */
export const tooLongFor = ({ engine }: Pattern, text: string): Wrong | undefined =>
  engine.programSize() * text.length > MOST_WORK ? new Wrong('the text is too long for this pattern') : undefined;

const MOST_KNOWN = 500;
const KNOWN = new Map<string, Pattern | Wrong>();

/** Reads a pattern and its flags; the same one is read once. */
export function readPattern(pattern: string, flags: string): Pattern | Wrong {
  const key = `${flags}\n${pattern}`;
  let known = KNOWN.get(key);
  if (known === undefined) {
    known = compiled(pattern, flags);
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(key, known);
  }
  return known;
}

function compiled(pattern: string, flags: string): Pattern | Wrong {
  if (!/^[smixq]*$/.test(flags)) return new Wrong(`„${flags}” are no flags`);
  const has = (flag: string): boolean => flags.includes(flag);
  try {
    const text = has('q')
      ? RE2JS.quote(pattern)
      : translate(has('x') ? withoutSpace(pattern) : pattern, { isDotAll: has('s'), isMultiline: has('m') });
    const engine = RE2JS.compile(text, has('i') ? RE2JS.CASE_INSENSITIVE : 0);
    if (engine.programSize() > LARGEST) return new Wrong(`„${pattern}” repeats too much`);
    return { engine, matchesNothing: engine.matcher('').find(), groups: engine.groupCount(), isLiteral: has('q') };
  } catch (error) {
    if (error instanceof PatternFailure) return new Wrong(`„${pattern}” is no pattern: ${error.message}`);
    // the engine's own, such as too many repetitions
    if (error instanceof Error && error.name.startsWith('RE2JS'))
      return new Wrong(`„${pattern}” is no pattern: ${error.message}`);
    throw error;
  }
}

/** Under the flag `x` space is taken out; inside a class it is meant. */
function withoutSpace(pattern: string): string {
  return pattern.replace(/(\[(?:[^\]\\]|\\.)*\])|\s+/g, (_all, inClass: string | undefined) => inClass ?? '');
}
