import { randomUUID } from 'node:crypto';
import { log } from '@karta/db';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from './actor.ts';
import { ownerOf } from './perform.ts';

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
    log.info('request', { id, ...factsOf(request, response), ms: Math.round(performance.now() - began) });
  });
  next();
};

function factsOf({ method, route }: Request, { locals, statusCode, writableFinished }: Response): object {
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
