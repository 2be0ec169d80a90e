import type { ErrorCode } from './error-codes.ts';

/** What is wrong at one place; `sentence` where a part of the product that speaks for itself says it (the lint of a diagram). */
export interface RefusedField {
  readonly path: string;
  readonly code: string;
  readonly sentence?: string;
}

/** A refusal with a stable code; the API maps it to a status, the screens to a sentence. Carries no personal data. */
export class CardError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly fields: readonly RefusedField[];

  constructor(code: ErrorCode, facts: Readonly<Record<string, string>> = {}, fields: readonly RefusedField[] = []) {
    super(code);
    this.name = 'CardError';
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}
