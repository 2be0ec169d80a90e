import express from 'express';
import helmet from 'helmet';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { servePages } from './pages.ts';

const SCRIPT = 'console.log(1);'.repeat(100);

describe('the pages of an application', () => {
  let folder: string;
  let server: Server;
  let address: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'karta-pages-'));
    writeFileSync(
      join(folder, 'index.html'),
      '<km-portal ngCspNonce="__CSP_NONCE__"></km-portal><script nonce="__CSP_NONCE__"></script>',
    );
    writeFileSync(join(folder, 'chunk-02yMLF6-.js'), '');
    writeFileSync(join(folder, 'arms.svg'), '<svg/>');
    mkdirSync(join(folder, 'en'));
    writeFileSync(join(folder, 'en', 'index.html'), '<html lang="en"><km-portal ngCspNonce="__CSP_NONCE__">');
    writeFileSync(join(folder, 'en', 'main-02yMLF6-.js'), 'console.log("en");');
    writeFileSync(join(folder, 'main-02yMLF6-.js'), SCRIPT);
    writeFileSync(join(folder, 'main-02yMLF6-.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(folder, 'main-02yMLF6-.js.gz'), gzipSync(SCRIPT));
    const app = express();
    app.use(helmet({ contentSecurityPolicy: { directives: { styleSrc: ["'self'"] } } }));
    servePages(app, folder);
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const open = (path: string) => fetch(`${address}${path}`, { headers: { accept: 'text/html' } });

  it('allow the styles of one answer only: the nonce stands in page and policy and is never used again', async () => {
    // when
    const answers = await Promise.all([open('/'), open('/wnioski/nowy')]);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const nonces = texts.map((text) => /ngCspNonce="([^"]+)"/.exec(text)?.[1] ?? '');

    // then
    answers.forEach((answer, index) => {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index]}'`);
      expect(policy).not.toContain('unsafe-inline');
      expect(texts[index]).toContain(`<script nonce="${nonces[index]}">`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it.each(['/en', '/en/', '/en/zaloz-konto', '/en/wnioski/nowy?a=b'])(
    'stand in another language below its own address, with a nonce too: %s',
    async (path) => {
      const answer = await open(path);
      const text = await answer.text();
      expect(text).toMatch(/^<html lang="en"><km-portal ngCspNonce="[\w+/]{22}==">$/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(['/english', '/zaloguj', '/wnioski/en'])('stay in the first language elsewhere: %s', async (path) => {
    expect(await (await open(path)).text()).not.toContain('lang="en"');
  });

  it('have the files of each language below its address', async () => {
    expect(await (await open('/en/main-02yMLF6-.js')).text()).toBe('console.log("en");');
    expect((await open('/en/gone-02yMLF6-.js')).status).toBe(404);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('come compressed to a browser that accepts %s', async (accepted, encoding) => {
    // when
    const answer = await fetch(`${address}/main-02yMLF6-.js`, { headers: { 'accept-encoding': accepted } });

    // then
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toBe(SCRIPT);
  });

  it('are kept by the browser where the name changes with the content, and asked for again elsewhere', async () => {
    expect((await open('/chunk-02yMLF6-.js')).headers.get('cache-control')).toContain('immutable');
    expect((await open('/arms.svg')).headers.get('cache-control')).toBe('no-cache');
    expect((await open('/gone-02yMLF6-.js')).status).toBe(404);
  });
});
