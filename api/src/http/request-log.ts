import { randomUUID } from 'node:crypto';
import { log } from '@karta/db';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from './actor.ts';
import { ownerOf } from './perform.ts';

/** A station asks for work and tells how it is every second, day and night: those answers are told together. */
const ROUTINE = ['/station/claim', '/station/heartbeat'];
const ROUTINE_MS = 10 * 60_000;
const routine = new Map<string, { since: number; count: number }>();

/** How many requests of that kind a line stands for; undefined while none is due. */
function routineCount(key: string, now: number): number | undefined {
  const { since, count } = routine.get(key) ?? { since: Number.NEGATIVE_INFINITY, count: 0 };
  const isDue = now - since >= ROUTINE_MS;
  routine.set(key, isDue ? { since: now, count: 0 } : { since, count: count + 1 });
  return isDue ? count + 1 : undefined;
}

/**
 * One line for each request of the API, by ids: the route of the table and who called, never an address with what was typed in
 * it. The answer names its line (`X-Request-Id`), so that somebody who reports a fault can be helped.
 */
export const logRequests: RequestHandler = (request, response, next) => {
  const id = randomUUID();
  const began = performance.now();
  response.setHeader('X-Request-Id', id);
  if (!request.originalUrl.startsWith('/api/')) return next();
  response.once('close', () => {
    const facts = factsOf(request, response);
    const ms = Math.round(performance.now() - began);
    if (facts.status !== 200 || !ROUTINE.some((path) => path === facts.route))
      return log.info('request', { id, ...facts, ms });
    const count = routineCount(`${facts.route} ${facts.actor ?? ''}`, began);
    if (count !== undefined) log.info('request', { id, ...facts, ms, count });
  });
  next();
};

interface Facts {
  method: string;
  route: string | undefined;
  status: number | 'gone';
  actor: string | undefined;
}

function factsOf({ method, route }: Request, { locals, statusCode, writableFinished }: Response): Facts {
  const actor: Actor | undefined = locals['context']?.actor;
  const path: unknown = route?.path;
  return {
    method,
    route: typeof path === 'string' ? path : undefined,
    // somebody who did not wait for the answer
    status: writableFinished ? statusCode : 'gone',
    actor: actor && ownerOf(actor),
  };
}
