import { log } from './log.ts';

const MINUTE_MS = 60_000;

interface Told {
  since: number;
  untold: number;
}

/**
 * A log for what may fail again and again: equal errors are one line a minute, which says how many there were since the last
 * one. Errors are equal in the event, the city and the error's kind and code.
 */
export function createSeldomLog(now: () => number = Date.now, write: typeof log.error = log.error) {
  const told = new Map<string, Told>();
  return {
    error(event: string, facts: { error: unknown; cityId?: string; [fact: string]: unknown }): void {
      const key = `${event} ${facts.cityId ?? ''} ${kindOf(facts.error)}`;
      const last = told.get(key);
      if (last && now() - last.since < MINUTE_MS) {
        last.untold++;
        return;
      }
      told.set(key, { since: now(), untold: 0 });
      write(event, { ...facts, ...(last && last.untold > 0 && { alsoSince: last.untold }) });
    },
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${(error as { code?: string }).code ?? ''}`;
}

/** The program's own. */
export const seldom = createSeldomLog();
