/** How an answer is compared in a condition that is built of choices. */
export const COMPARISONS = ['is', 'is-not', 'at-least', 'at-most'] as const;
export type Comparison = (typeof COMPARISONS)[number];
type ComparedValue = string | number | boolean;

/** One comparison: the name of a part's answer, and the value that it is compared with. */
export interface ConditionTerm {
  readonly name: string;
  readonly comparison: Comparison;
  readonly value: ComparedValue;
}

/** A condition that reads as a sentence: all of its terms, or any of them. */
export interface Condition {
  readonly join: 'and' | 'or';
  readonly terms: readonly ConditionTerm[];
}

const SIGNS: Readonly<Record<Comparison, string>> = { is: '=', 'is-not': '!=', 'at-least': '>=', 'at-most': '<=' };
const TERM = /^([A-Za-z][A-Za-z0-9]*)(?:\s*(=|!=|>=|<=)\s*(?:"([^"\\]*)"|(-?\d{1,9}(?:\.\d{1,4})?)|(true|false)))?$/;

/** Reads a condition in FEEL as choices; `undefined` for one that says more than choices can. */
export function readCondition(feel: string): Condition | undefined {
  const join = /\sor\s/.test(unquoted(feel)) ? 'or' : 'and';
  const terms: ConditionTerm[] = [];
  for (const part of partsAt(feel, join)) {
    const term = termOf(part.trim());
    if (!term) return undefined;
    terms.push(term);
  }
  return { join, terms };
}

/** Writes choices as a condition in FEEL; quotation marks of a value have no place in it. */
export function writeCondition({ join, terms }: Condition): string {
  return terms.map(({ name, comparison, value }) => `${name} ${SIGNS[comparison]} ${literal(value)}`).join(` ${join} `);
}

const literal = (value: ComparedValue): string =>
  typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '')}"` : String(value);

/** The same text with every quoted one blanked, so that words within quotes join nothing. */
const unquoted = (feel: string): string => feel.replaceAll(/"[^"]*"/g, (text) => '_'.repeat(text.length));

function partsAt(feel: string, join: string): string[] {
  const [blank, parts] = [unquoted(feel), [] as string[]];
  let from = 0;
  for (const { index, 0: word } of blank.matchAll(new RegExp(`\\s${join}\\s`, 'g'))) {
    parts.push(feel.slice(from, index));
    from = index + word.length;
  }
  return [...parts, feel.slice(from)];
}

function termOf(text: string): ConditionTerm | undefined {
  const found = TERM.exec(text);
  if (!found) return undefined;
  const [, name = '', sign, quoted, number, flag] = found;
  // a name that stands alone is an answer of yes or no
  if (sign === undefined) return { name, comparison: 'is', value: true };
  const comparison = COMPARISONS.find((each) => SIGNS[each] === sign) ?? 'is';
  const value = quoted ?? (number === undefined ? flag === 'true' : Number(number));
  return { name, comparison, value };
}
