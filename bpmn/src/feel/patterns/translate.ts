import { readClass } from './character-class.ts';
import { readEscape } from './class-escapes.ts';
import { PatternFailure } from './pattern-failure.ts';

/** Longer patterns nobody writes. */
const LONGEST = 2000;

/** Flags of XPath (F&O 3.1, 5.6.2). */
export interface Flags {
  readonly isDotAll: boolean;
  readonly isMultiline: boolean;
}

/**
 * A pattern of XPath (F&O 3.1, 5.6.1: XML Schema's, with `^`, `$`, reluctant quantifiers and groups that catch nothing) in the
 * syntax of RE2. References back to a group cannot be answered in linear time and are refused.
 * @throws PatternFailure
 */
export function translate(pattern: string, flags: Flags): string {
  if (pattern.length > LONGEST) throw new PatternFailure(`a pattern has no more than ${LONGEST} characters`);
  let text = '';
  let at = 0;
  let depth = 0;
  // whether something stands before that a quantifier may follow
  let isAtom = false;
  while (at < pattern.length) {
    const part = readPart(pattern, at, flags, isAtom);
    text += part.text;
    at = part.end;
    isAtom = part.isAtom;
    depth += part.depth ?? 0;
    if (depth < 0) throw new PatternFailure('a bracket closes what none opens');
  }
  if (depth > 0) throw new PatternFailure('a bracket is not closed');
  return text;
}

interface Part {
  readonly text: string;
  readonly end: number;
  readonly isAtom: boolean;
  readonly depth?: number;
}

const QUANTIFIER = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/;

function readPart(pattern: string, at: number, flags: Flags, isAtom: boolean): Part {
  const sign = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  const one = (text: string, isNext = true, depth = 0): Part => ({
    text,
    end: at + sign.length,
    isAtom: isNext,
    depth,
  });
  switch (sign) {
    case '\\': {
      const { inside, without, length } = readEscape(pattern, at);
      return { text: inside === undefined ? `[^${without ?? ''}]` : `[${inside}]`, end: at + length, isAtom: true };
    }
    case '[':
      return { ...readClass(pattern, at), isAtom: true };
    case '.':
      return one(flags.isDotAll ? '(?s:.)' : String.raw`[^\n\r]`);
    case '^':
      return one(flags.isMultiline ? '(?m:^)' : String.raw`\A`, false);
    case '$':
      return one(flags.isMultiline ? '(?m:$)' : String.raw`\z`, false);
    case '|':
      return one('|', false);
    case ')':
      return one(')', true, -1);
    case '(':
      return openingAt(pattern, at);
    case '?':
    case '*':
    case '+':
    case '{':
      return quantifierAt(pattern, at, isAtom);
    case ']':
    case '}':
      throw new PatternFailure(`„${sign}” has no backslash`);
    default:
      return one(sign);
  }
}

function openingAt(pattern: string, at: number): Part {
  if (pattern[at + 1] !== '?') return { text: '(', end: at + 1, isAtom: false, depth: 1 };
  if (pattern[at + 2] === ':') return { text: '(?:', end: at + 3, isAtom: false, depth: 1 };
  throw new PatternFailure(`„${pattern.slice(at, at + 4)}” is no group of XPath`);
}

function quantifierAt(pattern: string, at: number, isAtom: boolean): Part {
  const [text, least, most] = QUANTIFIER.exec(pattern.slice(at)) ?? [];
  if (!isAtom || text === undefined) throw new PatternFailure(`„${pattern.slice(at, at + 4)}” repeats nothing`);
  if (most !== undefined && most !== '' && Number(most) < Number(least))
    throw new PatternFailure(`„${text}” is the wrong way round`);
  return { text, end: at + text.length, isAtom: false };
}
