import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';

/** Pictures for people to look at. */
const PICTURES = process.env['KARTA_PICTURES'];

/** Looks at a screen on a desk and a phone: nothing runs out of it, everybody can use it. */
export async function lookAt(page: Window['page'], name: string): Promise<void> {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect({ name, width, wide }).toEqual({ name, width, wide: 0 });
    expect({ name, width, violations: await violationsOf(page) }).toEqual({ name, width, violations: [] });
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 900 });
}
