import type { Request } from 'express';

const EVERY_MS = 100;

/**
 * Lets a body that nobody wants run out bit by bit: who sends it hears the answer and keeps the connection, and reading costs
 * little however much is sent.
 */
export function drainSlowly(request: Request): void {
  if (request.complete || request.destroyed) return;
  request.pause();
  const draining = setInterval(() => request.read(), EVERY_MS);
  const stop = (): void => clearInterval(draining);
  request.once('end', stop).once('close', stop);
}
