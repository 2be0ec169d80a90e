import { CardError } from '@karta/domain';
import type { Request, RequestHandler } from 'express';
import type { Actor } from './actor.ts';
import { drainSlowly } from './drain-slowly.ts';
import { UPLOAD_PACE, UPLOADS_AT_ONCE } from './limits.ts';
import { Pace } from './pace.ts';

/** A place is not held for ever by who sends a byte now and then. */
const LONGEST_BODY_MS = 120_000;

/** Who sends slower than this, by whole stretches, sends nothing. */
const STRETCH_MS = 15_000;
const LEAST_OF_STRETCH = 64 * 1024;

/** How many files a person or an address sends just now. */
const sending = new Map<string, number>();
const sentBy = (who: string): number => sending.get(who) ?? 0;
const count = (who: string, change: number): void => {
  const now = sentBy(who) + change;
  if (now > 0) sending.set(who, now);
  else sending.delete(who);
};
const EVERYBODY = 'all';
const everybody = new Pace(UPLOAD_PACE.all);
const paces = new Map<string, Pace>();

/** Of everybody, of one address and of one person, only so many at a time: who comes then hears of it before a byte is read. */
export const admitUpload: RequestHandler = (request, response, next) => {
  // it was broken off while it was judged, and closes no second time
  if (response.closed) return;
  const whose = keyOf((response.locals['context'] as { actor: Actor }).actor);
  const address = `address ${request.ip ?? ''}`;
  const isFull = sentBy(EVERYBODY) >= UPLOADS_AT_ONCE.all || sentBy(address) >= UPLOADS_AT_ONCE.ofAddress;
  const isOwnFull = sentBy(whose) >= UPLOADS_AT_ONCE.each;
  if (isOwnFull || isFull) {
    drainSlowly(request);
    throw isOwnFull
      ? new CardError('TOO_MANY_UPLOADS', { retryAfterSeconds: '2' })
      : new CardError('TEMPORARILY_UNAVAILABLE');
  }
  const counted = [EVERYBODY, address, whose];
  for (const each of counted) count(each, 1);
  response.locals['paces'] = [everybody, paceOf(whose)];
  const endWatch = watch(request);
  response.once('close', () => {
    endWatch();
    for (const each of counted) count(each, -1);
  });
  next();
};

/** Ends a body that takes too long, or of which next to nothing comes. */
function watch(request: Request): () => void {
  const end = (): void => void (request.complete || request.destroy());
  const late = setTimeout(end, LONGEST_BODY_MS);
  let before = request.socket.bytesRead;
  const slow = setInterval(() => {
    const now = request.socket.bytesRead;
    if (now - before < LEAST_OF_STRETCH) end();
    before = now;
  }, STRETCH_MS);
  return () => {
    clearTimeout(late);
    clearInterval(slow);
  };
}

const keyOf = (actor: Actor): string => (actor.kind === 'resident' ? actor.accountId : actor.kind);

/** The pace of one person; those that have rested are forgotten. */
function paceOf(whose: string): Pace {
  for (const [other, pace] of paces) if (pace.isRested) paces.delete(other);
  const own = paces.get(whose) ?? new Pace(UPLOAD_PACE.each);
  paces.set(whose, own);
  return own;
}
