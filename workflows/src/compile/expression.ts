import { evaluate } from 'feelin';

const LITERAL = /^(R\d*\/.*|P[\dTYMWDHS.]+|\d{4}-\d{2}-\d{2}(T.*)?)$/;

/** FEEL without the optional leading `=`. */
export function feelOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text.startsWith('=') ? text.slice(1).trim() : text;
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

function readSyntax(expression: string): string | undefined {
  try {
    evaluate(expression, {});
    return undefined;
  } catch (error) {
    // feelin throws its SyntaxError for what it cannot parse, other errors only for the missing variables
    return error instanceof Error && error.name !== 'TypeError' && 'position' in error ? error.message : undefined;
  }
}

/** Seconds of an ISO 8601 duration of hours, minutes and seconds, or `undefined`. */
export function secondsOf(text: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (!parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}
