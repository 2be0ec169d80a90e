import { MatcherInput } from 're2js';
import { requireShort } from '../bounds.ts';
import { CountedText } from '../patterns/counted-text.ts';
import { PatternFailure } from '../patterns/pattern-failure.ts';
import { readPattern, tooLongFor, type Pattern } from '../patterns/pattern.ts';
import { Wrong } from '../wrong.ts';
import { builtIn, type BuiltIns } from './built-in.ts';

/** DMN 1.5, 10.3.4.3: `matches`, `replace` and `split` as XQuery and XPath Functions 3.1, 5.6, has them. */
export const PATTERN_FUNCTIONS: BuiltIns = {
  matches: builtIn({ input: 'string', pattern: 'string', flags: 'string?' }, ({ input, pattern, flags = '' }) => {
    const read = readPattern(pattern, flags);
    if (read instanceof Wrong) return read;
    return tooLongFor(read, input) ?? read.engine.matcher(input).find();
  }),
  replace: builtIn(
    { input: 'string', pattern: 'string', replacement: 'string', flags: 'string?' },
    ({ input, pattern, replacement, flags = '' }) => {
      const read = readPattern(pattern, flags);
      if (read instanceof Wrong) return read;
      if (read.matchesNothing) return new Wrong(`„${pattern}” is found in nothing`);
      const parts = read.isLiteral ? [replacement] : partsOf(replacement, read.groups);
      return parts instanceof Wrong ? parts : replaced(input, read, parts);
    },
  ),
  split: builtIn({ string: 'string', delimiter: 'string' }, ({ string, delimiter }) => {
    const read = readPattern(delimiter, '');
    if (read instanceof Wrong) return read;
    if (read.matchesNothing) return new Wrong(`„${delimiter}” is found in nothing`);
    const parts: string[] = [];
    const rest = eachMatch(string, read, (before) => void parts.push(before));
    return rest instanceof Wrong ? rest : [...parts, rest];
  }),
};

/** A piece of the replacement: text, or the number of a group. */
type Piece = string | number;

/** F&O 3.1, 5.6.4: `$1` is a group, `\$` and `\\` are what they show, and anything else behind these signs is an error. */
function partsOf(replacement: string, groups: number): Piece[] | Wrong {
  const parts: Piece[] = [];
  let at = 0;
  while (at < replacement.length) {
    const [text = ''] = /^[^\\$]+|^\\[\\$]|^\$\d+/.exec(replacement.slice(at)) ?? [];
    if (text === '') return new Wrong(`„${replacement}” is no replacement`);
    const digits = text.startsWith('$') ? groupIn(text.slice(1), groups) : undefined;
    parts.push(digits === undefined ? text.replace(/^\\/, '') : Number(digits));
    at += digits === undefined ? text.length : digits.length + 1;
  }
  return parts;
}

/** As many digits as name a group; a group that is not there is empty. */
function groupIn(digits: string, groups: number): string {
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1;
  return digits.slice(0, length);
}

function replaced(input: string, pattern: Pattern, parts: readonly Piece[]): string | Wrong {
  let text = '';
  const rest = eachMatch(input, pattern, (before, group) => {
    text += before;
    for (const part of parts) text += typeof part === 'string' ? part : part > pattern.groups ? '' : group(part);
    requireShort(text.length);
  });
  return rest instanceof Wrong ? rest : text + rest;
}

type OnMatch = (before: string, group: (number: number) => string) => void;

/** Calls with the text before each match; returns what is left behind the last. */
function eachMatch(input: string, pattern: Pattern, call: OnMatch): string | Wrong {
  const { engine } = pattern;
  const tooLong = tooLongFor(pattern, input);
  if (tooLong) return tooLong;
  const matcher = engine.matcher(MatcherInput.utf16(new CountedText(input)));
  const group = (number: number): string => input.slice(matcher.start(number), matcher.end(number));
  let at = 0;
  try {
    while (matcher.find()) {
      call(input.slice(at, matcher.start()), (number) => (matcher.start(number) < 0 ? '' : group(number)));
      at = matcher.end();
    }
  } catch (error) {
    if (error instanceof PatternFailure) return new Wrong(error.message);
    throw error;
  }
  return input.slice(at);
}
