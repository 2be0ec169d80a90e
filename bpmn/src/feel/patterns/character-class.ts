import { readEscape } from './class-escapes.ts';
import { PatternFailure } from './pattern-failure.ts';

/** A set of characters: those that stand inside, and others of which only the left out are told. */
interface Group {
  readonly isNegated: boolean;
  readonly inside: string;
  /** Sets that were turned round: each has everything but these. */
  readonly without: readonly string[];
  readonly subtracted?: Group;
}
interface Read {
  readonly group: Group;
  readonly end: number;
}

/**
 * Reads a class in brackets (XML Schema 1.1 part 2, G.4.1), which may take another class away: `[A-Z-[OI]]`.
 * @returns the class as RE2 takes it, and where it ends
 */
export function readClass(pattern: string, at: number): { readonly text: string; readonly end: number } {
  const { group, end } = readGroup(pattern, at);
  const isPlain = !group.subtracted && group.without.length === 0;
  return { text: isPlain ? `[${group.isNegated ? '^' : ''}${group.inside}]` : listed(group), end };
}

function readGroup(pattern: string, start: number): Read {
  const isNegated = pattern[start + 1] === '^';
  let at = start + (isNegated ? 2 : 1);
  let inside = '';
  const without: string[] = [];
  let subtracted: Group | undefined;
  const isEmpty = (): boolean => inside === '' && without.length === 0;
  while (pattern[at] !== ']' || isEmpty()) {
    if (at >= pattern.length) throw new PatternFailure('a class has no end');
    if (pattern.startsWith('-[', at) && !isEmpty()) {
      const read = readGroup(pattern, at + 1);
      ({ group: subtracted, end: at } = read);
      if (pattern[at] !== ']') throw new PatternFailure('behind what is taken away a class ends');
      break;
    }
    const first = readMember(pattern, at);
    at += first.length;
    if (first.without !== undefined) without.push(first.without);
    const isRange = pattern[at] === '-' && pattern[at + 1] !== ']' && pattern[at + 1] !== '[' && first.isSingle;
    if (!isRange) {
      inside += first.inside ?? '';
      continue;
    }
    const last = readMember(pattern, at + 1);
    if (!last.isSingle || codeOf(last.inside) < codeOf(first.inside))
      throw new PatternFailure('a range is the wrong way round');
    inside += `${first.inside ?? ''}-${last.inside ?? ''}`;
    at += last.length + 1;
  }
  return { group: { isNegated, inside, without, ...(subtracted && { subtracted }) }, end: at + 1 };
}

interface Member {
  readonly inside?: string;
  readonly without?: string;
  readonly length: number;
  readonly isSingle: boolean;
}

function readMember(pattern: string, at: number): Member {
  const letter = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (letter === '[') throw new PatternFailure('a bracket inside a class has no backslash');
  if (letter !== '\\')
    return { inside: /[\\^\-\]&~]/.test(letter) ? `\\${letter}` : letter, length: letter.length, isSingle: true };
  const escape = readEscape(pattern, at);
  return { ...escape, isSingle: escape.length === 2 && /^\\.$/.test(escape.inside ?? '') };
}

const CONTROLS: Readonly<Record<string, string>> = {
  [String.raw`\n`]: '\n',
  [String.raw`\r`]: '\r',
  [String.raw`\t`]: '\t',
};
const codeOf = (inside = ''): number => (CONTROLS[inside] ?? inside.replace(/^\\(?=.)/, '')).codePointAt(0) ?? 0;

const LAST = 0x10_ff_ff;
const KNOWN = new Map<string, string>();

/** All ranges of a set that RE2 has no words for. */
function listed(group: Group): string {
  const key = JSON.stringify(group);
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const has = testOf(group);
  const ranges: string[] = [];
  let from: number | undefined;
  for (let code = 0; code <= LAST + 1; code += 1) {
    const isIn = code <= LAST && !(code >= 0xd8_00 && code <= 0xdf_ff) && has(String.fromCodePoint(code));
    if (isIn) from ??= code;
    else if (from !== undefined) {
      ranges.push(String.raw`\x{${from.toString(16)}}-\x{${(code - 1).toString(16)}}`);
      from = undefined;
    }
  }
  // a class of nothing
  const text = ranges.length > 0 ? `[${ranges.join('')}]` : String.raw`[^\x{0}-\x{10FFFF}]`;
  if (KNOWN.size > 100) KNOWN.clear();
  KNOWN.set(key, text);
  return text;
}

/** One character at a time needs no engine of ours. */
function testOf({ isNegated, inside, without, subtracted }: Group): (letter: string) => boolean {
  const classes = [inside, ...without].map(
    (each) =>
      new RegExp(`^[${each.replaceAll(/\\x\{/g, String.raw`\u{`).replaceAll(/\\([~&])/g, String.raw`$1`)}]$`, 'u'),
  );
  const [positive, ...negative] = classes;
  const left = subtracted && testOf(subtracted);
  return (letter) => {
    const isIn = positive?.test(letter) === true || negative.some((each) => !each.test(letter));
    return isIn !== isNegated && left?.(letter) !== true;
  };
}
