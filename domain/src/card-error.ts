import type { ErrorCode } from './error-codes.ts';

/** A refusal with a stable code; the API maps it to a status, the screens to a sentence. Carries no personal data. */
export class CardError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly fields: readonly { path: string; code: string }[];

  constructor(
    code: ErrorCode,
    facts: Readonly<Record<string, string>> = {},
    fields: readonly { path: string; code: string }[] = [],
  ) {
    super(code);
    this.name = 'CardError';
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}
