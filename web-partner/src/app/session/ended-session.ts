import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { sendThroughGate } from '@karta/web-shared';
import { DeskAccess } from './desk-access.ts';

/** A session that ended in the middle of work is taken up again over the page. */
export const endedSession: HttpInterceptorFn = (request, next) => {
  const access = inject(DeskAccess);
  return sendThroughGate(request, next, () => access.person() !== null);
};
