import { log } from './log.ts';

const EVERY_MS = 60_000;

interface Trouble {
  error: unknown;
  cityId?: string;
  [fact: string]: unknown;
}

/** When a trouble was last said, and how often it came back since. */
const said = new Map<string, { at: number; unsaid: number }>();

/**
 * Says an error that comes back with each try: the first time, then once a minute with the count of those between.
 * Errors are equal by event, city and code.
 */
export function sayTrouble(event: string, { error, ...facts }: Trouble): void {
  const { code, name } = error as { code?: string; name?: string };
  const key = [event, facts.cityId, code ?? name].join(' ');
  const last = said.get(key);
  const now = performance.now();
  if (last && now - last.at < EVERY_MS) {
    last.unsaid += 1;
    return;
  }
  log.error(event, { ...facts, error, ...(last && last.unsaid > 0 && { times: last.unsaid + 1 }) });
  said.set(key, { at: now, unsaid: 0 });
}
