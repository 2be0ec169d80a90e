import { elementBox } from './element-box.ts';
import { layoutCard, SIDES } from './layout.ts';
import { SAMPLE_PEOPLE, sampleCard } from './sample-people.ts';
import type { CardTemplate, Element } from './template.ts';

/** Why a design is not kept, and where: `front.3`. */
export interface DesignFault {
  readonly path: string;
  readonly code: 'OFF_CARD' | 'CODE_TOO_SMALL' | 'COLOUR_UNKNOWN';
}

/** How far a box or a picture may reach over the edge, so that none of it stays white. */
const BLEED_MM = 2;
/** No fault depends on what the town is called. */
const TOWN = { name: 'Miasto', returnPlace: '' };

/** What no print may have; everything else that may go wrong is a warning. `number` is one of the town's. */
export function designFaults(template: CardTemplate, number: string): DesignFault[] {
  const faults: DesignFault[] = [];
  for (const side of SIDES)
    for (const [index, element] of template[side].entries()) {
      const path = `${side}.${index}`;
      if (isOffCard(element, template)) faults.push({ path, code: 'OFF_CARD' });
      if (!coloursOf(element).every((name) => isColour(name, template))) faults.push({ path, code: 'COLOUR_UNKNOWN' });
    }
  if (faults.some(({ code }) => code === 'COLOUR_UNKNOWN')) return faults;
  return [...faults, ...smallCodes(template, number).map((path) => ({ path, code: 'CODE_TOO_SMALL' as const }))];
}

/** The places of codes that no printer makes readable. */
function smallCodes(template: CardTemplate, number: string): string[] {
  const found = SAMPLE_PEOPLE.flatMap(
    (person) => layoutCard(template, sampleCard(person, { town: TOWN, number, today: '2026-01-01' })).notes,
  ).filter(({ code }) => code === 'CODE_TOO_SMALL');
  return [...new Set(found.map(({ side, index }) => `${side}.${index}`))];
}

function isOffCard(element: Element, { widthMm, heightMm }: CardTemplate): boolean {
  const box = elementBox(element);
  if (!box) return false;
  const over = element.kind === 'box' || element.kind === 'image' ? BLEED_MM : 0.005;
  return box.x < -over || box.y < -over || box.x + box.width > widthMm + over || box.y + box.height > heightMm + over;
}

function coloursOf(element: Element): string[] {
  if (element.kind === 'vector')
    return element.paths.flatMap(({ fill, stroke }) => [fill, stroke].flatMap((each) => each ?? []));
  return 'fill' in element ? [element.fill] : [];
}

const isColour = (name: string, { colours }: CardTemplate): boolean =>
  /^#[0-9a-f]{6}$/i.test(Object.hasOwn(colours, name) ? (colours[name] ?? '') : name);
