import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * A development tool: pictures of screens at three widths, with the accessibility problems of each.
 * `node web-shared/preview/pictures.ts BASE FOLDER PATH…`; a path may end with `#dark` or `#contrast`.
 */
const [base = '', folder = '', ...paths] = process.argv.slice(2);
const WIDTHS = (process.env['WIDTHS'] ?? '360,768,1366').split(',').map(Number);
const profile = mkdtempSync(join(tmpdir(), 'karta-pictures-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
  locale: 'pl-PL',
  timezoneId: 'Europe/Warsaw',
});
mkdirSync(folder, { recursive: true });
let problems = 0;
for (const wanted of paths) {
  const [path = '/', theme] = wanted.split('#');
  const guest = path.startsWith('!');
  await context.clearCookies();
  if (!guest) await context.addCookies([{ name: 'in', value: '1', url: base }]);
  for (const width of WIDTHS) {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) console.log(`  ${wanted} ${width}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`  ${wanted} ${width}: ${error.message}`));
    await page.setViewportSize({ width, height: width < 1000 ? 800 : 768 });
    if (theme) await page.addInitScript((value) => localStorage.setItem('karta.theme', value), theme);
    else await page.addInitScript(() => localStorage.setItem('karta.theme', 'light'));
    await page.goto(base + path.replace('!', ''), { waitUntil: 'load' });
    await page.waitForSelector('h1');
    await page.waitForTimeout(500);
    const name = `${wanted.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}.png`;
    await page.screenshot({ path: join(folder, name), fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) console.log(`  ${wanted} ${width}: wider than the window by ${overflow}px`);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    problems += violations.length;
    for (const violation of violations)
      console.log(
        `  ${wanted} ${width}: ${violation.id}: ${violation.nodes
          .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`)
          .slice(0, 4)
          .join(' | ')}`,
      );
    await page.close();
  }
}
await context.close();
rmSync(profile, { recursive: true, force: true });
console.log(`${paths.length} screens, ${problems} accessibility problems`);
