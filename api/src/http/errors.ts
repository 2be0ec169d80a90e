import { CardError, ERROR_STATUS, type ErrorCode } from '@karta/domain';
import { PERSONAL_NUMBER, type Problem } from '@karta/contracts';
import type * as z from 'zod';

/** What goes over the wire for an error, and what stays here for the log. */
export interface ErrorAnswer {
  problem: Problem;
  retryAfterSeconds?: number;
  /** Set for errors that are ours: logged without the request's data. */
  unexpected?: unknown;
}

const PARSER_CODES: Record<string, ErrorCode> = {
  'entity.too.large': 'PAYLOAD_TOO_LARGE',
  'encoding.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
};
/**
 * Of PostgreSQL (SQLSTATE 08, 53, 57P, 57014: connection, a statement that took too long; 28, 3D000, 55000: the database lets nobody in, or is not there; 40: it gave
 * one of two transactions up) and of the socket.
 */
const OUTAGE = /^(08|28|40|53|57P)|^(3D000|55000|57014|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
/** pg and knex have no codes for these. */
const OUTAGE_WORDS =
  /Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|connection error and is not queryable|Client was closed|Timeout acquiring a connection|Unable to acquire a connection|connection is insecure|Transaction query already complete/;

/** A disk is full: PostgreSQL's, or that of a file of ours. It heals by no second try, so it has a sentence of its own. */
const DISK_FULL = ['53100', 'ENOSPC', 'EDQUOT'];

/** What PostgreSQL cannot keep in a text: a NUL character, half of a surrogate pair (SQLSTATE 22021, 22P05). */
const UNKEEPABLE_TEXT = ['22021', '22P05'];

/** Turns whatever a handler threw into a code with a status. Database messages never leave the server. */
export function answerError(error: unknown): ErrorAnswer {
  if (error instanceof CardError) return { problem: problemOf(error.code, error), ...retryOf(error) };
  const { type, status } = error as { type?: string; status?: number };
  const code = systemCodeOf(error);
  if (type !== undefined && status !== undefined && status < 500) {
    return { problem: problemOf(PARSER_CODES[type] ?? 'MALFORMED_BODY') };
  }
  if (code !== undefined && UNKEEPABLE_TEXT.includes(code)) return { problem: problemOf('VALIDATION') };
  // A broken percent-encoding in the path, found by the router.
  if (error instanceof URIError) return { problem: problemOf('NOT_FOUND') };
  if (code !== undefined && DISK_FULL.includes(code)) {
    return { problem: problemOf('DISK_FULL'), retryAfterSeconds: 60, unexpected: error };
  }
  if (isOutage(error, code))
    return { problem: problemOf('TEMPORARILY_UNAVAILABLE'), retryAfterSeconds: 2, unexpected: error };
  return { problem: problemOf('INTERNAL'), unexpected: error };
}

/** SQLSTATE or system code; Objection wraps the database's own error. */
function systemCodeOf(error: unknown): string | undefined {
  const { code, nativeError } = error as { code?: string; nativeError?: { code?: string } };
  return code ?? nativeError?.code;
}

/** A problem body for a code. */
export function problemOf(
  code: ErrorCode,
  {
    fields,
    facts,
  }: { fields?: readonly { path: string; code: string }[]; facts?: Readonly<Record<string, string>> } = {},
): Problem {
  return {
    type: `urn:karta-mieszkanca:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: code.replaceAll('_', ' ').toLowerCase(),
    status: ERROR_STATUS[code],
    code,
    ...(fields?.length && { fields: [...fields] }),
    ...facts,
  };
}

function retryOf({ code, facts }: CardError): { retryAfterSeconds?: number } {
  if (code === 'TEMPORARILY_UNAVAILABLE') return { retryAfterSeconds: 2 };
  return ERROR_STATUS[code] === 429 ? { retryAfterSeconds: Number(facts['retryAfterSeconds'] ?? 86_400) } : {};
}

/** What a request lacks, field by field; thrown where input is read, so that our own mistakes stay ours. */
export function validationError(error: Pick<z.ZodError, 'issues'>): CardError {
  const fields = fieldsOf(error);
  const isPersonal = fields.some(({ code }) => code === PERSONAL_NUMBER);
  return new CardError(isPersonal ? 'PERSONAL_NUMBER_IN_TEXT' : 'VALIDATION', {}, fields);
}

function fieldsOf(error: Pick<z.ZodError, 'issues'>): { path: string; code: string }[] {
  return error.issues.flatMap(insideUnion).map((issue) => ({
    path: issue.path.join('.'),
    code: ownCodeOf(issue) ?? issue.code.toUpperCase(),
  }));
}

/** Of several forms that an input may have, what is wrong with the one that it comes nearest to. */
function insideUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return nearest.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** The code that the contract itself gives. */
function ownCodeOf(issue: z.core.$ZodIssue): string | undefined {
  return issue.code === 'custom' ? (issue.params?.['code'] as string | undefined) : undefined;
}

function isOutage(error: unknown, code: string | undefined): boolean {
  if (code !== undefined && OUTAGE.test(code)) return true;
  return error instanceof Error && OUTAGE_WORDS.test(error.message);
}
