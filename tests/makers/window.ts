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
  close(): Promise<void>;
}

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
  return {
    page,
    context,
    complaints,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
