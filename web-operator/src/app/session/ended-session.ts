import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { tap } from 'rxjs';
import { OperatorAccess } from './operator-access.ts';

/** A session that ended in the middle of work leads to the sign-in, and back afterwards. */
export const endedSession: HttpInterceptorFn = (request, next) => {
  const access = inject(OperatorAccess);
  const router = inject(Router);
  const toasts = inject(Toasts);
  return next(request).pipe(
    tap({
      error: (failure: unknown) => {
        if (toProblem(failure).code !== 'NOT_SIGNED_IN' || !access.operator()) return;
        access.forget();
        toasts.say(sentenceFor('NOT_SIGNED_IN'));
        void router.navigate(['/zaloguj'], { queryParams: { powrot: router.url } });
      },
    }),
  );
};
