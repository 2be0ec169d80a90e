import { elementBox, ID_1, turnOf, type MmBox } from '@karta/card-design';
import type { CardDesign } from '@karta/contracts';

export type DesignElement = CardDesign['front'][number];
export type ElementKind = DesignElement['kind'];
/** Edges and middles that an element may be put at. */
export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

const LEAST_MM = 1;
/** From each edge of the card: what stands within is printed whole. */
export const SAFE_MM = 3;
const rounded = (mm: number): number => Math.round(mm * 100) / 100;

/** The frame of an element; of a drawing the whole card, where it has no frame of its own. */
export const frameOf = (element: DesignElement): MmBox | undefined => elementBox(element);

/** The element elsewhere. */
export function moved(element: DesignElement, dx: number, dy: number): DesignElement {
  const x = rounded(element.x + dx);
  if (element.kind !== 'name') return { ...element, x, y: rounded(element.y + dy) };
  return { ...element, x, fits: element.fits.map((fit) => ({ ...fit, bottom: rounded(fit.bottom + dy) })) };
}

type Turnable = Extract<DesignElement, { kind: 'text' | 'code128' | 'qr' | 'image' | 'box' }>;
/** Drawings, names, photos and arms stand upright. */
export const canTurn = (element: DesignElement): element is Turnable =>
  ['text', 'code128', 'qr', 'image', 'box'].includes(element.kind);

/** The element turned so far, clockwise about its middle. */
export const turnedTo = (element: Turnable, degrees: number): DesignElement => ({
  ...element,
  turn: degrees === 90 || degrees === 180 || degrees === 270 ? degrees : undefined,
});

/** The element wider and higher as it is seen, its upper left corner where it was. */
export function resized(element: DesignElement, dw: number, dh: number): DesignElement {
  return turnOf(element) % 180 === 0 ? stretched(element, dw, dh) : stretched(element, dh, dw);
}

/** The element longer along its own sides; letters become larger with their height. */
export function stretched(element: DesignElement, dw: number, dh: number): DesignElement {
  const next = grown(element, dw, dh);
  if (turnOf(element) === 0) return next;
  const [before, after] = [elementBox(element), elementBox(next)];
  return before && after ? moved(next, before.x - after.x, before.y - after.y) : next;
}

function grown(element: DesignElement, dw: number, dh: number): DesignElement {
  const longer = (mm: number, by: number): number => rounded(Math.max(LEAST_MM, mm + by));
  switch (element.kind) {
    case 'vector':
      return element;
    case 'qr':
      return { ...element, size: Math.min(50, Math.max(5, rounded(element.size + (dw || dh)))) };
    case 'text':
      return { ...element, width: longer(element.width, dw), size: lettersOf(element.size + dh) };
    case 'name':
      return scaledName({ ...element, width: longer(element.width, dw) }, (element.fits[0]?.size ?? 5) + dh);
    case 'box':
      // a line is a box that is a fraction of a millimetre high
      return {
        ...element,
        width: rounded(Math.max(0.1, element.width + dw)),
        height: rounded(Math.max(0.1, element.height + dh)),
      };
    default:
      return { ...element, width: longer(element.width, dw), height: longer(element.height, dh) };
  }
}

const lettersOf = (size: number): number => rounded(Math.min(20, Math.max(1.4, size)));

/** A name in another size: what is tried for longer names keeps its proportions. */
export function scaledName(element: DesignElement, size: number): DesignElement {
  if (element.kind !== 'name') return element;
  const factor = lettersOf(size) / (element.fits[0]?.size ?? 5);
  const fits = element.fits.map((fit) => ({
    ...fit,
    size: lettersOf(fit.size * factor),
    lineHeight: Math.max(1, rounded(fit.lineHeight * factor)),
  }));
  return { ...element, fits };
}

/** The element at an edge of the safe area, or in the middle of the card. */
export function aligned(element: DesignElement, edge: Edge): DesignElement {
  const frame = elementBox(element);
  if (!frame) return element;
  const { width, height } = ID_1;
  const to: Record<Edge, [number, number]> = {
    left: [SAFE_MM - frame.x, 0],
    centre: [(width - frame.width) / 2 - frame.x, 0],
    right: [width - SAFE_MM - frame.width - frame.x, 0],
    top: [0, SAFE_MM - frame.y],
    middle: [0, (height - frame.height) / 2 - frame.y],
    bottom: [0, height - SAFE_MM - frame.height - frame.y],
  };
  return moved(element, ...to[edge]);
}

const LETTERS = { font: 'KartaSans-Regular', size: 3, fill: 'black', layer: 'black' } as const;

/** A new element in the middle of the card. */
export function begun(kind: Exclude<ElementKind, 'vector' | 'image'> | 'line'): DesignElement {
  switch (kind) {
    case 'text':
      return { kind, text: 'Tekst', x: 30, y: 27, width: 26, ...LETTERS };
    case 'name':
      return {
        ...{ kind, x: 30, width: 50, font: 'Commissioner-SemiBold', spacing: -0.05, fill: 'black', layer: 'black' },
        fits: [
          { size: 5, lineHeight: 5.6, lines: 2, bottom: 30 },
          { size: 4.4, lineHeight: 4.75, lines: 3, bottom: 31 },
          { size: 3.6, lineHeight: 3.9, lines: 4, bottom: 31.5 },
          { size: 3, lineHeight: 3.2, lines: 5, bottom: 31.7 },
        ],
      };
    case 'photo':
      return { kind, x: 32, y: 12, width: 21.6, height: 28.8, radius: 0.8 };
    case 'arms':
      return { kind, x: 38, y: 20, width: 9, height: 11 };
    case 'code128':
      return { kind, bind: 'number', x: 12.8, y: 20, width: 60, height: 9, moduleDots: 5 };
    case 'qr':
      return { kind, bind: 'signedCode', x: 33, y: 17, size: 20 };
    case 'line':
      return { kind: 'box', x: 22.8, y: 27, width: 40, height: 0.4, fill: 'town' };
    default:
      return { kind: 'box', x: 27.8, y: 19, width: 30, height: 16, radius: 1, fill: 'white' };
  }
}

/** The element over the whole card. */
export const overCard = <E extends { x: number; y: number; width: number; height: number }>(element: E): E => ({
  ...element,
  x: 0,
  y: 0,
  width: ID_1.width,
  height: ID_1.height,
});
