type Facts = Record<string, unknown>;

/** One JSON line an event. Of an error only its kind, code and place are kept: messages may quote data. */
function write(level: 'info' | 'error', event: string, { error, ...facts }: Facts = {}): void {
  const about = error === undefined ? {} : { error: describe(error) };
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts, ...about })}\n`);
}

function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  return { kind: error.name, code, table, constraint, stack };
}

/** The log of the server programs: JSON lines on standard output, ids and codes only. */
export const log = {
  info: (event: string, facts?: Facts) => write('info', event, facts),
  error: (event: string, facts?: Facts) => write('error', event, facts),
};
