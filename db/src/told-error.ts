/** A mistake in how the program is set up: its sentence is ours, holds no data, and tells the operator what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** What may leave the program of an error: its kind, its code and its place. Its words may quote data. */
export interface ToldError {
  kind: string;
  code?: string | undefined;
  table?: string | undefined;
  constraint?: string | undefined;
  /** Of our own sentences alone. */
  sentence?: string;
  stack?: string[] | undefined;
}

/** The one function that decides what an error may carry, for logs, failures of activities and failed jobs alike. */
export function tellError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { table, constraint, nativeError } = error as { table?: string; constraint?: string; nativeError?: unknown };
  // Objection wraps what the driver has thrown
  const { code } = (nativeError ?? error) as { code?: unknown };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  const sentence = error instanceof SetupError ? { sentence: error.message } : {};
  return { kind: error.name, code: isCode(code) ? code : undefined, table, constraint, ...sentence, stack };
}

/** The same in one line: `error 23505 residents residents_pesel`. */
export function tellInShort(error: unknown): string {
  const { kind, code, table, constraint } = tellError(error);
  return [kind, code, table, constraint].filter(Boolean).join(' ');
}

/** A code is a short word; anything else might be a sentence. */
const isCode = (code: unknown): code is string => typeof code === 'string' && /^[\w.-]{1,60}$/.test(code);

/** Whatever a program ends by is told like any other error, and never by its words. */
export function endTold(say: (event: string, facts: { error: unknown }) => void): void {
  process.on('uncaughtException', (error) => {
    say('program ended', { error });
    process.exit(1);
  });
}
