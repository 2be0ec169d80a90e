import { PatternFailure } from './pattern-failure.ts';
import { rangeOfBlock } from './unicode-blocks.ts';

/** XML 1.1, 2.3: what a name may begin with, and what may stand in it. */
const NAME_START = String.raw`_:\p{L}\p{Nl}`;
const NAME = String.raw`${NAME_START}\-.\x{B7}\p{Nd}\p{Mn}\p{Mc}\x{203F}-\x{2040}`;

/** Escapes of many characters (XML Schema 1.1 part 2, G.4.2.5) as what stands inside the brackets of a class. */
const INSIDE: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  s: String.raw` \t\n\r`,
  i: NAME_START,
  c: NAME,
};
/** Everything but punctuation, separators and the like. */
const NO_WORD = String.raw`\p{P}\p{Z}\p{C}`;
const WORD = String.raw`\p{L}\p{M}\p{N}\p{S}`;

/** Escapes of one character; F&O 3.1, 5.6.1 adds the dollar. */
const SINGLE: Readonly<Record<string, string>> = { n: String.raw`\n`, r: String.raw`\r`, t: String.raw`\t` };
const ESCAPABLE = /^[\\|.\-^?*+{}()[\]$]$/;

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** An escape: how it stands inside a class and, where it is a set that is turned round, what it leaves out. */
export interface Escape {
  readonly inside?: string;
  readonly without?: string;
  readonly length: number;
}

/** Reads the escape at a place of a pattern. */
export function readEscape(pattern: string, at: number): Escape {
  const [sign = ''] = pattern.slice(at + 1);
  const single = SINGLE[sign] ?? (ESCAPABLE.test(sign) ? `\\${sign}` : undefined);
  if (single !== undefined) return { inside: single, length: 2 };
  if (sign === 'w') return { inside: WORD, length: 2 };
  if (sign === 'W') return { inside: NO_WORD, length: 2 };
  const many = INSIDE[sign.toLowerCase()];
  if (many !== undefined)
    return sign === sign.toLowerCase() ? { inside: many, length: 2 } : { without: many, length: 2 };
  const [all = '', kind, name = ''] = /^\\([pP])\{([^}]*)\}/.exec(pattern.slice(at)) ?? [];
  if (kind === undefined) throw new PatternFailure(`„\\${sign}” is no escape`);
  const inside = name.startsWith('Is') ? rangeOfBlock(name.slice(2)) : CATEGORY.test(name) ? `\\p{${name}}` : undefined;
  if (inside === undefined) throw new PatternFailure(`„${name}” is neither a category nor a block of Unicode`);
  return kind === 'p' ? { inside, length: all.length } : { without: inside, length: all.length };
}
