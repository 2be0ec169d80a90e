import { AxeBuilder } from '@axe-core/playwright';
import type { Window } from '../makers/window.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** What axe has against a page, one line each; asked when nothing fades any more, since that has another contrast. */
export async function violationsOf(page: Window['page']): Promise<string[]> {
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // one that does not go on while the page is not drawn ends never: it is judged as it stands
    const over = new Promise((resolve) => setTimeout(resolve, 3_000));
    await Promise.race([over, Promise.allSettled(passing.map(({ finished }) => finished))]);
  });
  // without frames of other origins axe needs no page of its own, and what passes is not described
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  // an id that stands twice takes a label to another place; axe looks at it only where something refers to it
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`),
    ...twice.map((id) => `id-twice ${id}`),
  ];
}
