const TOKEN =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign>==|!=|<=|>=|&&|\|\||[<>!+\-*/()?:]))/y;

const SIGNS: Readonly<Record<string, string>> = { '==': '=', '&&': 'and', '||': 'or' };
const WORDS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  div: '/',
  and: 'and',
  or: 'or',
};
/** Words of the expression language that FEEL says otherwise, or not at all. */
const REFUSED = new Set(['empty', 'instanceof', 'mod', 'not', 'execution', 'task']);

/**
 * FEEL for a text with `${…}` of the Unified Expression Language, as Camunda 7 writes it; a text without any is a FEEL text.
 * @returns `undefined` for what FEEL cannot say (calls of Java methods, `empty`, …)
 */
export function feelOfJuel(text: string): string | undefined {
  const parts = text.split(/[$#]\{([^{}]*)\}/);
  if (parts.length === 1) return JSON.stringify(text);
  // text, expression, text, expression, …, text
  const isAlone = parts.length === 3 && parts[0] === '' && parts[2] === '';
  if (isAlone) return translate(parts[1] ?? '');
  const pieces = parts.map((part, index) => (index % 2 === 0 ? JSON.stringify(part) : translate(part)));
  if (pieces.includes(undefined)) return undefined;
  return pieces
    .map((piece, index) => (index % 2 === 0 ? piece : `string(${piece})`))
    .filter((piece) => piece !== '""')
    .join(' + ');
}

/** Whether a text is an expression of that language. */
export const isJuel = (text: string): boolean => /[$#]\{/.test(text);

function translate(expression: string): string | undefined {
  const tokens = tokensOf(expression);
  if (!tokens) return undefined;
  const question = tokens.indexOf('?');
  if (question < 0) return join(tokens);
  const colon = tokens.indexOf(':');
  const [condition, yes, no] = [tokens.slice(0, question), tokens.slice(question + 1, colon), tokens.slice(colon + 1)];
  const isSimple = colon > question && ![...yes, ...no].some((token) => token === '?' || token === ':');
  const parts = [condition, yes, no].map(join);
  return isSimple && !parts.includes(undefined) ? `if ${parts[0]} then ${parts[1]} else ${parts[2]}` : undefined;
}

function tokensOf(expression: string): string[] | undefined {
  const tokens: string[] = [];
  const source = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const { groups } = TOKEN.exec(source) ?? {};
    if (!groups) return undefined;
    const { text, number, name, sign } = groups;
    if (name !== undefined && REFUSED.has(name.split('.')[0] ?? '')) return undefined;
    if (text !== undefined) tokens.push(JSON.stringify(text.slice(1, -1).replace(/\\(.)/g, '$1')));
    else if (name !== undefined) tokens.push(WORDS[name] ?? name);
    else tokens.push(number ?? SIGNS[sign ?? ''] ?? sign ?? '');
  }
  return tokens.length > 0 ? tokens : undefined;
}

/** A name before a bracket is a call of Java, which FEEL does not know; `!x` and `!(…)` become `not(…)`. */
function join(tokens: readonly string[]): string | undefined {
  const written: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (token !== '!') {
      if (next === '(' && /^\w/.test(token) && !['and', 'or'].includes(token)) return undefined;
      written.push(token);
    } else if (next === '(') written.push('not');
    else if (next !== undefined && /^[A-Za-z_]/.test(next)) {
      written.push(`not(${next})`);
      at += 1;
    } else return undefined;
  }
  return written.length > 0 ? written.join(' ').replaceAll('not (', 'not(') : undefined;
}
