import { READER_PIN_TRIES, READER_SHIFT_HOURS } from '@karta/domain';
import { isKeptPin, keptPin } from './pin.ts';
import type { Parts } from './reader.ts';
import { NoConnection, Refused } from './server.ts';

type At = Pick<Parts, 'server' | 'store' | 'now'>;

/** Whether cards may be checked: a controller is at work, or the town asks for no PIN. */
export function isOnShift({ store, now }: At): boolean {
  if (store.get('setup')?.hasPin === false) return true;
  const until = store.get('shift')?.until;
  return until !== undefined && new Date(until).getTime() > now();
}

/** Begins a shift with the PIN; where there is no connection, with the one that was right last. */
export async function beginShift(
  parts: At,
  pin: string,
): Promise<'begun' | 'locked' | 'unknown' | { problem: string }> {
  const { server, store } = parts;
  try {
    store.set('shift', await server.beginShift(pin));
    store.set('pin', await keptPin(pin));
    return 'begun';
  } catch (failure) {
    if (failure instanceof NoConnection) return beginAlone(parts, pin);
    if (!(failure instanceof Refused)) throw failure;
    if (failure.code === 'READER_LOCKED') return 'locked';
    if (failure.status === 401) return 'unknown';
    if (failure.code === 'READER_PIN_UNSET') return withoutPin(parts);
    return { problem: wrong(Number(failure.facts['triesLeft'])) };
  }
}

/** The office asks for no PIN any more. */
function withoutPin({ store }: At): 'begun' {
  const setup = store.get('setup');
  if (setup) store.set('setup', { ...setup, hasPin: false });
  return 'begun';
}

async function beginAlone({ store, now }: At, pin: string): Promise<'begun' | { problem: string }> {
  const kept = store.get('pin');
  if (!kept || kept.tries >= READER_PIN_TRIES)
    return { problem: 'Nie ma sieci, a bez niej ten PIN się nie zaczyna. Połącz czytnik z siecią.' };
  if (await isKeptPin(pin, kept)) {
    store.set('pin', { ...kept, tries: 0 });
    store.set('shift', { shift: '', until: new Date(now() + READER_SHIFT_HOURS * 3_600_000).toISOString() });
    return 'begun';
  }
  store.set('pin', { ...kept, tries: kept.tries + 1 });
  return { problem: wrong(READER_PIN_TRIES - kept.tries - 1) };
}

const wrong = (left: number): string => {
  if (!(left > 0)) return 'To nie ten PIN.';
  return left === 1 ? 'To nie ten PIN. Została 1 próba.' : `To nie ten PIN. Zostały ${left} próby.`;
};
