import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { CardError } from '@karta/domain';
import type { Express, RequestHandler, Response } from 'express';
import compressedFiles from 'express-static-gzip';

/** Stands in the page's root element (`ngCspNonce`), from where the build copies it to links and scripts; replaced in every answer. */
const NONCE_PLACE = '__CSP_NONCE__';
const POLICY = 'Content-Security-Policy';

/** Lets the answer's page use styles of one more source, e.g. a nonce. */
export function allowStyles(response: Response, source: string): void {
  const policy = String(response.getHeader(POLICY));
  response.setHeader(POLICY, policy.replace("style-src 'self'", `style-src 'self' ${source}`));
}

/**
 * Serves a built web application, compressed as the browser can read it. Files whose names carry a hash may be kept for a year; every other address is the
 * application's own page, with a nonce of its own: the styles that Angular writes at run time carry it, no others pass
 * (ADR 6). An application in several languages has a folder with a page for each besides the first: addresses below `/en/`
 * are those of `en/index.html`. Without a built application nothing is served.
 */
export function servePages(app: Express, folder: string): void {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) return;
  const page = readFileSync(file, 'utf8');
  const inLanguages = globSync('*/index.html', { cwd: folder });
  const pages = new Map(inLanguages.map((each) => [dirname(each), readFileSync(join(folder, each), 'utf8')]));
  app.use(refuseBrokenPaths);
  app.use(
    compressedFiles(folder, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      serveStatic: { setHeaders, index: false },
    }),
  );
  app.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html') || /\.\w{2,5}$/.test(request.path)) return next();
    const nonce = randomBytes(16).toString('base64');
    allowStyles(response, `'nonce-${nonce}'`);
    response.setHeader('Cache-Control', 'no-store');
    const own = pages.get(request.path.split('/')[1] ?? '') ?? page;
    response.type('html').send(own.replaceAll(NONCE_PLACE, nonce));
  });
}

/** An address that is no UTF-8 names nothing; the file server would answer it without a code. */
const refuseBrokenPaths: RequestHandler = (request, _response, next) => {
  try {
    decodeURIComponent(request.path);
    next();
  } catch {
    next(new CardError('NOT_FOUND'));
  }
};

function setHeaders(response: ServerResponse, file: string): void {
  const isHashed = /-[\w-]{8}\.(?:js|css|woff2)(?:\.br|\.gz)?$/.test(file);
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
