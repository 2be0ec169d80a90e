import type { HttpEvent, HttpHandlerFn, HttpRequest } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import { toProblem } from './problem.ts';

/** Stands open while a session lasts. When it has ended, requests wait here until the person is signed in again, or leaves. */
@Injectable({ providedIn: 'root' })
export class SessionGate {
  private readonly asking = signal(false);
  /** Whether somebody waits for the person to sign in. */
  readonly isAsking = this.asking.asReadonly();
  /** Counts the times that somebody came back: who was sent before that need not ask. */
  returns = 0;
  private waiting: { readonly answer: Promise<boolean>; settle(isBack: boolean): void } | undefined;

  /** Asks once, however many wait. Returns whether the same person is signed in again. */
  ask(): Promise<boolean> {
    if (!this.waiting) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      this.waiting = { answer: promise, settle: resolve };
      this.asking.set(true);
    }
    return this.waiting.answer;
  }

  /** The person is back, or leaves; nothing happens where nobody asked. */
  settle(isBack: boolean): void {
    const { waiting } = this;
    this.waiting = undefined;
    this.asking.set(false);
    if (isBack) this.returns += 1;
    waiting?.settle(isBack);
  }
}

/**
 * Sends a request; where the session has ended in the middle of work, it waits at the gate and is sent once more, with the
 * same Idempotency-Key. Only within an injection context. @param isSignedIn whether the page believes that somebody is
 */
export function sendThroughGate(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  isSignedIn: () => boolean,
): Observable<HttpEvent<unknown>> {
  const gate = inject(SessionGate);
  // who signs in or out does not wait for a session
  if (/\/sign-(in|out)(\/|$)/.test(request.url)) return next(request);
  const { returns } = gate;
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (toProblem(failure).code !== 'NOT_SIGNED_IN' || !isSignedIn()) return throwError(() => failure);
      if (gate.returns !== returns) return next(request);
      return from(gate.ask()).pipe(switchMap((isBack) => (isBack ? next(request) : throwError(() => failure))));
    }),
  );
}
