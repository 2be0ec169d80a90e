import type { Window } from '../makers/window.ts';

type Page = Window['page'];

interface Stop {
  /** What a failing test names: the element, its id, and its words. */
  name: string;
  isVisible: boolean;
  /** True on the document itself, where the way through the page begins and ends. */
  isNowhere: boolean;
}

/** Where the focus stands now. A stop is visible when an outline is drawn around it, or around the frame it stands in. */
const STOP = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return { name: 'document', isVisible: true, isNowhere: true };
  const isDrawn = (element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const name = at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + ' ' + (at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40);
  return { name, isVisible: [at, at.parentElement, at.closest('label')].some(isDrawn), isNowhere: false };
})()`;

/** A page has fewer stops than this; a focus that never gets through ends here. */
const MOST_STOPS = 150;

/** Presses Tab until the focus stands on a fitting element; throws when a stop is invisible or nothing fits. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(STOP);
    if (!stop.isVisible) throw new Error(`The focus on ${stop.name} cannot be seen.`);
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
  }
  throw new Error(`No Tab leads to ${selector}.`);
}

/** Every stop from the top of the page until the focus leaves it. */
export async function tabThroughAll(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate('document.activeElement?.blur()');
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(STOP);
    if (stop.isNowhere) return stops;
    stops.push(stop);
  }
  throw new Error(`The focus does not come out after ${MOST_STOPS} stops: ${stops.at(-1)?.name}.`);
}
