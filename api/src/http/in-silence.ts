import type { Silence } from '@karta/db';
import { CardError } from '@karta/domain';
import type { RequestHandler, Response } from 'express';
import { answerError } from './errors.ts';

/**
 * Nobody waits for a database that says nothing: whoever asks while it is silent, and whoever has been waiting when that is
 * noticed, is told to come again. What was under way may still happen, so a repetition brings the same key. Stands before the
 * sessions, since these hold an answer back until the database has theirs.
 */
export function answerInSilence(silence: Silence): RequestHandler {
  return (request, response, next) => {
    if (silence.isSilent) throw new CardError('TEMPORARILY_UNAVAILABLE');
    const end = response.end.bind(response);
    const takeBack = silence.onSilence(() => sayUnavailable(response, end));
    response.once('close', takeBack);
    next();
  };
}

function sayUnavailable(response: Response, end: (body: string) => unknown): void {
  if (response.headersSent) return;
  const { problem, retryAfterSeconds } = answerError(new CardError('TEMPORARILY_UNAVAILABLE'));
  response.status(problem.status).type('application/problem+json').setHeader('Retry-After', String(retryAfterSeconds));
  end(JSON.stringify(problem));
}
