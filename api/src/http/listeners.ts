import { join } from 'node:path';
import type { City, Installation, Silence } from '@karta/db';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { OpenCity } from '../city-services.ts';
import { answerInSilence } from './in-silence.ts';
import { allowStyles, servePages } from './pages.ts';
import { refuseUnlistedRoutes } from './unlisted-routes.ts';
import { partnerProtocol } from './partner-protocol.ts';
import { handleErrors, mountRoutes, type Authenticator } from './mount.ts';
import type { Readiness } from '../readiness.ts';
import { logRequests } from './request-log.ts';
import { routesOf } from '../routes.ts';
import { CardError, type SessionKind } from '@karta/domain';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface ListenerParts {
  installation: Installation;
  trustedProxies: readonly string[];
  authenticator: Authenticator;
  readiness(): Promise<Readiness>;
  /** An answer has just failed for want of space. */
  noteDiskFull(): void;
  /** Of the databases: nobody waits for one that says nothing. */
  silence: Silence;
  /** @throws CardError TEMPORARILY_UNAVAILABLE for a city whose database was away until now */
  openCityOf(city: City): OpenCity;
}

/** The portal: its API and its pages. */
export function portalListener(parts: ListenerParts): Express {
  const app = base(parts);
  app.use('/api', sessions(parts, 'resident'), mountRoutes(routesOf('resident'), parts.authenticator));
  return finish(app, join(ROOT, 'web-resident', 'dist', 'browser'), parts);
}

/** The office: operators and administrators. */
export function officeListener(parts: ListenerParts): Express {
  const app = base(parts);
  app.use('/api', sessions(parts, 'operator'), mountRoutes(routesOf('operator', 'admin'), parts.authenticator));
  app.use('/admin/jobs', sessions(parts, 'operator'), allowOwnStyles, jobBoard(parts));
  return finish(app, join(ROOT, 'web-operator', 'dist', 'browser'), parts);
}

/**
 * Programs: partners, stations and readers, without cookies; the page of readers, which asks as a program does; and the desk of
 * partners' people with its own session, which no other address here reads (ADR 83).
 */
export function serviceListener(parts: ListenerParts): Express {
  const app = base(parts);
  app.use('/czytnik', pagesOf('web-reader'));
  app.use('/partner', pagesOf('web-partner'));
  app.use('/api/partner', partnerProtocol);
  app.use('/api/desk', sessions(parts, 'desk'));
  app.use('/api', mountRoutes(routesOf('partner', 'desk', 'station', 'reader'), parts.authenticator));
  return finish(app, undefined, parts);
}

function base({ readiness, trustedProxies, silence }: ListenerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...trustedProxies]);
  app.set('query parser', 'simple');
  app.use(logRequests);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          // a telephone's HEIF picture is decoded in a worker that its library makes of a text
          workerSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.get('/health/live', (_request, response) => void response.json({ live: true }));
  app.get('/health/ready', async (_request, response) => {
    const answer = await readiness();
    response.status(answer.ready ? 200 : 503).json(answer);
  });
  app.use(['/api', '/admin/jobs'], answerInSilence(silence));
  return app;
}

/** bull-board writes style elements of its own; its pages show ids only. */
const allowOwnStyles: RequestHandler = (_request, response, next) => {
  allowStyles(response, "'unsafe-inline'");
  next();
};

function pagesOf(application: string): Express {
  const pages = express().disable('x-powered-by');
  servePages(pages, join(ROOT, application, 'dist', 'browser'));
  return pages;
}

function sessions({ installation, openCityOf }: ListenerParts, app: SessionKind): RequestHandler {
  return (request, response, next) => {
    const city = installation.cityOfHost(request.get('host') ?? '');
    openCityOf(city).sessions[app].handler(request, response, next);
  };
}

/** Guarded by itself. */
function jobBoard({ installation, openCityOf }: ListenerParts): RequestHandler {
  return (request, response, next) => {
    const city = installation.cityOfHost(request.get('host') ?? '');
    return openCityOf(city).jobBoard.handler(request, response, next);
  };
}

function finish(app: Express, pages: string | undefined, { noteDiskFull }: ListenerParts): Express {
  app.use('/api', () => {
    throw new CardError('NOT_FOUND');
  });
  if (pages !== undefined) servePages(app, pages);
  app.use(() => {
    throw new CardError('NOT_FOUND');
  });
  app.use(handleErrors(noteDiskFull));
  refuseUnlistedRoutes(app);
  return app;
}
