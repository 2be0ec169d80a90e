import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';

const PICTURES = process.env['KARTA_PICTURES'];
/** Upright in a hand, and lying beside a door (000-41). */
const DEVICES = [
  { width: 800, height: 480 },
  { width: 360, height: 640 },
] as const;

/** Looks at a screen of a reader on both kinds of device: nothing runs out of it, everybody can use it. */
export async function picturesOf(page: Window['page'], name: string): Promise<void> {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  for (const { width, height } of DEVICES) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect({ name, width, wide }).toEqual({ name, width, wide: 0 });
    expect({ name, width, violations: await violationsOf(page) }).toEqual({ name, width, violations: [] });
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`) });
  }
}
