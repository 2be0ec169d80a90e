import { tellError } from './told-error.ts';

// a line that cannot be written is lost: a full disk ends no program
process.stdout.on('error', () => {});

type Facts = Record<string, unknown>;

/** One JSON line an event. Of an error only its kind, code and place are kept: messages may quote data. */
function write(level: 'info' | 'error', event: string, { error, ...facts }: Facts = {}): void {
  const about = error === undefined ? {} : { error: tellError(error) };
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts, ...about })}\n`);
}

/** The log of the server programs: JSON lines on standard output, ids and codes only. */
export const log = {
  info: (event: string, facts?: Facts) => write('info', event, facts),
  error: (event: string, facts?: Facts) => write('error', event, facts),
};
