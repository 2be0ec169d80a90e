import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { setting } from './town.ts';

export interface Window {
  page: Page;
  context: BrowserContext;
  /** Errors that the browser's console showed. */
  complaints: string[];
  /** What stands at the screen, and what the browser was refused. */
  tell(): Promise<string>;
  close(): Promise<void>;
}

/** Those of one file of tests, for whoever reports its failures. */
const open: Set<Window> = ((globalThis as { openWindows?: Set<Window> }).openWindows ??= new Set());
const MOST_SAID = 1200;

/** A fresh browser with an empty profile, as one person would open it. */
export async function openWindow(viewport = { width: 1366, height: 768 }): Promise<Window> {
  const profile = mkdtempSync(join(tmpdir(), 'karta-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: setting('KARTA_TEST_CHROMIUM'),
    headless: true,
    viewport,
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // a drawn picture for whoever asks for the camera
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  // long enough for a machine that has other things to do
  context.setDefaultTimeout(40_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  const window: Window = {
    page,
    context,
    complaints,
    async tell() {
      const words = await page.innerText('body', { timeout: 5000 }).catch((gone: Error) => gone.message);
      const shown = words.replaceAll(/\s+/g, ' ').slice(0, MOST_SAID);
      return [`screen: ${page.url()}`, shown, ...refused.slice(-5), ...complaints.slice(-3)].join('\n');
    },
    async close() {
      open.delete(window);
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  open.add(window);
  return window;
}
