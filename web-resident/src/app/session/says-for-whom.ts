import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { ResidentAccess } from './resident-access.ts';

/** The panel says whose it is, so that nothing is done for somebody else after a switch in another window. */
export const saysForWhom: HttpInterceptorFn = (request, next) => {
  const access = inject(ResidentAccess);
  const isAsked = !access.isSignedIn() || /\/resident\/(session|acting-for|sign-|family-invitation)/.test(request.url);
  if (isAsked) return next(request);
  return next(request.clone({ setHeaders: { 'X-Acts-For': access.actsFor()?.memberId ?? 'self' } }));
};
