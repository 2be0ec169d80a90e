import { parseExpression } from 'feelin';
import { withRanges } from '../feel/evaluate.ts';
import { NotFeel, rewritten } from '../feel/rewrite.ts';

const LITERAL = /^(R\d*\/.*|-?P[\dTYMWDHS.]*|\d{4}-\d{2}-\d{2}(T.*)?)$/;

/** FEEL without the optional leading `=`. */
export function feelOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text.replace(/^\s*=/, '').trim();
}

/** As `feelOf`; plain ISO 8601 texts (`P7D`, `R3/PT10M`, `2026-12-01`) become FEEL texts. */
export function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return LITERAL.test(text) ? JSON.stringify(text) : feelOf(text);
}

const KNOWN = new Map<string, string | undefined>();

/** What is wrong with the syntax of an expression; `undefined` when nothing is. The same text is read once. */
export function syntaxErrorIn(expression: string): string | undefined {
  if (KNOWN.size > 5000) KNOWN.clear();
  if (!KNOWN.has(expression)) KNOWN.set(expression, readSyntax(expression));
  return KNOWN.get(expression);
}

/** Reads and does not evaluate: an expression may take for ever. */
function readSyntax(expression: string): string | undefined {
  const text = withRanges(expression);
  const tree = parseExpression(text, {}, undefined);
  let wrong: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) wrong ??= from;
    },
  });
  if (wrong !== undefined)
    return wrong < text.length ? `nie wiadomo, co znaczy „${text.slice(wrong, wrong + 20)}”` : 'brakuje zakończenia';
  try {
    rewritten(text, tree.topNode, {}, false);
    return undefined;
  } catch (error) {
    if (error instanceof NotFeel) return `„${error.sign}” nie porównuje; równość to jedno „=”`;
    throw error;
  }
}

/** Seconds of an ISO 8601 duration of hours, minutes and seconds, or `undefined`. */
export function secondsOf(text: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (!parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}
