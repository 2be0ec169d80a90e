import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { operatorAnswer } from './operator-answers.ts';
import { residentAnswer } from './resident-answers.ts';

/**
 * A development tool: serves a built app with invented answers, under the policy that the product sends.
 * `node web-shared/preview/server.ts web-resident 24100` or `… web-operator 24200`.
 */
const [app = 'web-resident', port = '24100'] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..', app, 'dist/browser');
const answer = app === 'web-operator' ? operatorAnswer : residentAnswer;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

function serveFile(url: URL, response: ServerResponse): void {
  const wanted = join(root, url.pathname);
  const file = wanted.startsWith(root) && extname(wanted) && existsSync(wanted) ? wanted : join(root, 'index.html');
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
  });
  if (extname(file) !== '.html') createReadStream(file).pipe(response);
  else response.end(readFileSync(file, 'utf8').replaceAll('__CSP_NONCE__', nonce));
}

function servePortrait(url: URL, response: ServerResponse): void {
  const name = url.pathname.split('/').at(-1)?.includes('portrait')
    ? url.pathname.split('/').at(-1)
    : 'portrait-katarzyna';
  response.writeHead(200, { 'Content-Type': 'image/svg+xml' });
  createReadStream(join(import.meta.dirname, 'portraits', `${name}.svg`)).pipe(response);
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://preview');
  if (!url.pathname.startsWith('/api/')) return serveFile(url, response);
  if (url.pathname.includes('/files/')) return servePortrait(url, response);
  if (url.pathname.endsWith('/stream')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': hello\n\n');
    return;
  }
  const body = answer(request.method ?? 'GET', url, request.headers.cookie ?? '');
  request.resume();
  request.on('end', () => {
    const status = body === undefined ? 404 : 200;
    response.writeHead(status, { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body ?? { type: 'about:blank', title: 'Not found', status: 404, code: 'NOT_FOUND' }));
  });
}

createServer(serve).listen(Number(port), '127.0.0.1', () => console.log(`${app} preview on http://127.0.0.1:${port}`));
