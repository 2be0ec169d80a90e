import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { addSentences, markReloads, providePageArrival, reloadAfterUpdate, watchForUse } from '@karta/web-shared';
import { OFFICE_SENTENCES } from './office-sentences.ts';
import { officeRoutes } from './office.routes.ts';
import { endedSession } from './session/ended-session.ts';
import { OperatorAccess } from './session/operator-access.ts';

export const officeConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([markReloads, endedSession])),
    provideRouter(
      officeRoutes,
      withComponentInputBinding(),
      withNavigationErrorHandler(reloadAfterUpdate),
      // who is asked on the way Back and stays, still has the way back
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    providePageArrival(),
    provideAppInitializer(() => addSentences(OFFICE_SENTENCES)),
    provideAppInitializer(watchForUse),
    provideAppInitializer(() => inject(OperatorAccess).load()),
  ],
};
