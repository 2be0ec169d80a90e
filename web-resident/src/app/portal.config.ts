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
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { markReloads, providePageArrival, reloadAfterUpdate, watchForUse } from '@karta/web-shared/first-page';
import { portalRoutes } from './portal.routes.ts';
import { endedSession } from './session/ended-session.ts';
import { saysForWhom } from './session/says-for-whom.ts';
import { ResidentAccess } from './session/resident-access.ts';

export const portalConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([markReloads, endedSession, saysForWhom])),
    provideRouter(
      portalRoutes,
      withComponentInputBinding(),
      withNavigationErrorHandler(reloadAfterUpdate),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    providePageArrival(),
    provideAppInitializer(watchForUse),
    provideAppInitializer(() => inject(ResidentAccess).load()),
  ],
};
