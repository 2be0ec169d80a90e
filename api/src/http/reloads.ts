import { RELOAD_HEADER } from '@karta/domain';
import type { Request } from 'express';

const RELOADS = new WeakSet<object>();

/** This request is no use of its session: nobody asked for it, so it does not begin the idle time anew. */
export function markReload(request: Request): void {
  RELOADS.add(request);
}

/** Whether a request was marked, or says itself that its page sent it unasked. */
export function isReload(request: Request): boolean {
  return RELOADS.has(request) || request.get(RELOAD_HEADER) !== undefined;
}
