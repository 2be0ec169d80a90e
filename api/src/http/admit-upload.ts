import { CardError } from '@karta/domain';
import type { RequestHandler } from 'express';
import type { Actor } from './actor.ts';
import { drainSlowly } from './drain-slowly.ts';
import { UPLOADS_AT_ONCE } from './limits.ts';

/** A place is not held for ever by who sends a byte now and then. */
const LONGEST_BODY_MS = 120_000;

const reading = new Map<string, number>();

/** Of everybody, and of one person, only so many at a time: who comes then hears of it before a byte is read. */
export const admitUpload: RequestHandler = (request, response, next) => {
  const whose = keyOf((response.locals['context'] as { actor: Actor }).actor);
  const own = reading.get(whose) ?? 0;
  const all = [...reading.values()].reduce((sum, each) => sum + each, 0);
  if (own >= UPLOADS_AT_ONCE.each || all >= UPLOADS_AT_ONCE.all) {
    drainSlowly(request);
    throw own >= UPLOADS_AT_ONCE.each
      ? new CardError('TOO_MANY_UPLOADS', { retryAfterSeconds: '2' })
      : new CardError('TEMPORARILY_UNAVAILABLE');
  }
  reading.set(whose, own + 1);
  const late = setTimeout(() => request.complete || request.destroy(), LONGEST_BODY_MS);
  response.once('close', () => {
    clearTimeout(late);
    const left = (reading.get(whose) ?? 1) - 1;
    if (left > 0) reading.set(whose, left);
    else reading.delete(whose);
  });
  next();
};

const keyOf = (actor: Actor): string => (actor.kind === 'resident' ? actor.accountId : actor.kind);
