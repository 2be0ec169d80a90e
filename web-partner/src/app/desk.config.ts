import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { addSentences, markReloads, providePageArrival, reloadAfterUpdate, watchForUse } from '@karta/web-shared';
import { DESK_SENTENCES } from './desk-sentences.ts';
import { deskRoutes } from './desk.routes.ts';
import { DeskAccess } from './session/desk-access.ts';
import { endedSession } from './session/ended-session.ts';

export const deskConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([markReloads, endedSession])),
    provideRouter(deskRoutes, withComponentInputBinding(), withNavigationErrorHandler(reloadAfterUpdate)),
    providePageArrival(),
    provideAppInitializer(() => addSentences(DESK_SENTENCES)),
    provideAppInitializer(watchForUse),
    provideAppInitializer(() => inject(DeskAccess).load()),
  ],
};
