import { MOST_DEPTH, MOST_SIGNS } from '../feel/bounds.ts';
import { syntaxErrorOf, type Grammar } from '../feel/interpreter/expression.ts';

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

/**
 * What is wrong with the syntax of an expression or of unary tests; `undefined` when nothing is, and when it is
 * too large to be read (`excessIn`). It is read and not evaluated.
 * @param names what is known around it, where names have spaces or signs
 */
export function syntaxErrorIn(
  text: string,
  grammar: Grammar = 'expression',
  names: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const failure = syntaxErrorOf(text, grammar, names);
  if (!failure) return undefined;
  const { at, sign, isTooLarge } = failure;
  if (isTooLarge) return undefined;
  if (sign === '+') return '„+” nie stoi przed wartością';
  if (sign !== undefined) return `„${sign}” nie porównuje; równość to jedno „=”`;
  const rest = text.slice(at).trimStart();
  if (/^[„”“‟«»‘’‚]/.test(rest)) return 'tekst stoi w prostym cudzysłowie: "Tak"';
  if (/^[–—−]/.test(rest)) return 'zamiast kreski pisze się łącznik: -';
  return at < text.length ? `nie wiadomo, co znaczy „${rest.slice(0, 20)}”` : 'brakuje zakończenia';
}

/** What is too large in an expression that is read no further; `undefined` for any other. */
export function excessIn(
  text: string,
  grammar: Grammar = 'expression',
  names: Readonly<Record<string, unknown>> = {},
): string | undefined {
  if (syntaxErrorOf(text, grammar, names)?.isTooLarge !== true) return undefined;
  const begins = `„${text.slice(0, 40)}…”`;
  return text.length > MOST_SIGNS
    ? `${begins} ma ${text.length} znaków, a może mieć ${MOST_SIGNS}`
    : `${begins} ma w sobie ponad ${MOST_DEPTH} zagnieżdżeń`;
}

/** Seconds of an ISO 8601 duration of hours, minutes and seconds, or `undefined`. */
export function secondsOf(text: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (!parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}
