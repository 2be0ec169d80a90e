import type { HttpInterceptorFn } from '@angular/common/http';

/** As `RELOAD_HEADER` of the domain. */
const RELOAD_HEADER = 'karta-reload';
/** A request this long after the last key or touch is one that the page sends by itself. */
const UNASKED_AFTER_MS = 60_000;

let lastUse = Date.now();

/** Listens for keys and touches from now on; call it once, when the app starts. */
export function watchForUse(): void {
  const used = (): void => {
    lastUse = Date.now();
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(kind, used, { capture: true, passive: true });
  }
}

/**
 * Says of a request that nobody asked for it: an open list that reloads itself, in front of which nobody sits, does not keep
 * the session alive.
 */
export const markReloads: HttpInterceptorFn = (request, next) =>
  next(Date.now() - lastUse < UNASKED_AFTER_MS ? request : request.clone({ setHeaders: { [RELOAD_HEADER]: '1' } }));
