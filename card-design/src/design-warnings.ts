import type { CardContent } from './card-content.ts';
import { elementBox, lineBox, middleOf, ownBox, turnedBox, turnOf, type MmBox } from './element-box.ts';
import { colourIn, placeElement, SIDES, type Mark, type Side } from './layout.ts';
import { contrastOf, linearOf } from './oklch.ts';
import type { CardTemplate, Element } from './template.ts';
import { textWidth } from './text-width.ts';

/** What may go wrong with a design on a card, where it happens. */
export interface DesignWarning {
  readonly side: Side;
  readonly index: number;
  readonly code: string;
  /** The other element of an overlap. */
  readonly with?: number;
}

/** Printers shift by up to a millimetre: letters and codes keep away from the edge (docs/facts/devices.md). */
const SAFE_MM = 1.5;
/** WCAG 2.2, 1.4.3 for text of this size. */
const LEAST_CONTRAST = 4.5;

/** What is to be said of a design with this card: what does not fit, meets, stands at the edge or is hard to read. */
export function designWarnings(template: CardTemplate, card: CardContent): DesignWarning[] {
  return SIDES.flatMap((side) => {
    const warnings: DesignWarning[] = [];
    const placed = template[side].map((element, index) => {
      const marks = placeElement(element, template, card, (code) => warnings.push({ side, index, code }));
      return { element, index, box: inkBox(element, marks) };
    });
    for (const { element, index, box } of placed) {
      if (!box || !isContent(element)) continue;
      if (isLettered(element) && isAtEdge(box, template)) warnings.push({ side, index, code: 'AT_EDGE' });
      const other = placed.find(
        (each) => each.index > index && each.box && isContent(each.element) && meet(box, each.box),
      );
      if (other) warnings.push({ side, index, code: 'OVERLAP', with: other.index });
      const above = template[side].slice(index + 1).filter(covers);
      if (above.some((each) => meets(box, each))) warnings.push({ side, index, code: 'COVERED' });
      const code = backgroundProblem(template, card, { side, index, box });
      if (code !== undefined) warnings.push({ side, index, code });
    }
    return warnings;
  });
}

const isLettered = ({ kind }: Element): boolean => kind === 'text' || kind === 'name' || isCode(kind);
const isCode = (kind: Element['kind']): boolean => kind === 'code128' || kind === 'qr';
/** Nothing is seen through it; of a drawing nobody can say. */
const covers = ({ kind }: Element): boolean => kind === 'box' || kind === 'image' || kind === 'arms';
const isContent = (element: Element): boolean => isLettered(element) || element.kind === 'photo';

/** The frame of what is really drawn: of letters their lines, of anything else the element. */
function inkBox(element: Element, marks: readonly Mark[]): MmBox | undefined {
  if (element.kind !== 'text' && element.kind !== 'name') return elementBox(element);
  const lines = marks
    .flatMap(upright)
    .flatMap((mark) =>
      mark.kind === 'line'
        ? [lineBox(mark.x, mark.y, textWidth(mark.text, mark.font, mark.size, mark.spacing), mark.size)]
        : [],
    );
  if (lines.length === 0) return undefined;
  const [x, y] = [Math.min(...lines.map((line) => line.x)), Math.min(...lines.map((line) => line.y))];
  const right = Math.max(...lines.map((line) => line.x + line.width));
  const bottom = Math.max(...lines.map((line) => line.y + line.height));
  const [box, own] = [{ x, y, width: right - x, height: bottom - y }, ownBox(element)];
  return own ? turnedBox(box, turnOf(element), middleOf(own)) : box;
}

const upright = (mark: Mark): readonly Mark[] => (mark.kind === 'turned' ? mark.marks : [mark]);

const isAtEdge = ({ x, y, width, height }: MmBox, { widthMm, heightMm }: CardTemplate): boolean =>
  x < SAFE_MM || y < SAFE_MM || x + width > widthMm - SAFE_MM || y + height > heightMm - SAFE_MM;

/** A hair's breadth is no meeting: the frames of letters are higher than most of them. */
const meet = (one: MmBox, other: MmBox): boolean =>
  Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 0.3 &&
  Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 0.3;

function meets(box: MmBox, element: Element): boolean {
  const frame = elementBox(element);
  return frame !== undefined && meet(box, frame);
}

const holds = (outer: MmBox, inner: MmBox): boolean =>
  outer.x <= inner.x + 0.05 &&
  outer.y <= inner.y + 0.05 &&
  outer.x + outer.width >= inner.x + inner.width - 0.05 &&
  outer.y + outer.height >= inner.y + inner.height - 0.05;

/** LOW_CONTRAST or CODE_UNREADABLE where the background is one colour and known; over a drawing or a picture nobody can say. */
function backgroundProblem(
  template: CardTemplate,
  card: CardContent,
  { side, index, box }: { side: Side; index: number; box: MmBox },
): string | undefined {
  const element = template[side][index];
  const under = template[side].slice(0, index).findLast((each) => {
    if (each.kind === 'vector') return true;
    return covers(each) && meets(box, each);
  });
  if (!element) return undefined;
  const frame = under && elementBox(under);
  const colour = colourIn({ ...template.colours, ...card.town.colours });
  if (isCode(element.kind)) {
    const isLight =
      under === undefined || (under.kind === 'box' && contrastOf(linearOf(colour(under.fill)), [0, 0, 0]) > 10);
    return isLight && (!frame || holds(frame, box)) ? undefined : 'CODE_UNREADABLE';
  }
  if (!('fill' in element) || (under && (under.kind !== 'box' || !frame || !holds(frame, box)))) return undefined;
  const ink = 'layer' in element && element.layer === 'black' ? '#000000' : colour(element.fill);
  const paper = under?.kind === 'box' ? colour(under.fill) : '#ffffff';
  return contrastOf(linearOf(ink), linearOf(paper)) < LEAST_CONTRAST ? 'LOW_CONTRAST' : undefined;
}
