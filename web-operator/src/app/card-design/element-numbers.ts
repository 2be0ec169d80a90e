import { elementBox, turnOf } from '@karta/card-design';
import { moved, scaledName, stretched, type DesignElement } from './design-edits.ts';

/** A number of an element, and the element with another one. */
export interface NumberField {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly step: number;
  readonly unit: string;
  readonly put: (value: number) => DesignElement;
}
const tidy = (mm: number): number => Math.round(mm * 100) / 100;

/** Place and size of an element in millimetres, and what else of it is a number. */
export function numbersOf(element: DesignElement): NumberField[] {
  const field = (key: string, label: string, value: number, put: NumberField['put'], step = 0.1, unit = 'mm') => ({
    ...{ key, label, value, put, step, unit },
  });
  const bottom = element.kind === 'name' ? (element.fits[0]?.bottom ?? 0) : 0;
  // what is turned is placed as it is seen
  const seen = turnOf(element) === 0 ? undefined : elementBox(element);
  const x = tidy(seen?.x ?? element.x);
  const y = tidy(seen?.y ?? (element.kind === 'name' ? bottom : element.y));
  const isLettered = !seen && (element.kind === 'name' || element.kind === 'text');
  const fields = [
    field('x', 'X', x, (value) => moved(element, value - x, 0)),
    field('y', isLettered ? 'Y linii pisma' : 'Y', y, (value) => moved(element, 0, value - y)),
  ];
  if ('width' in element)
    fields.push(field('width', 'Szerokość', element.width, (value) => stretched(element, value - element.width, 0)));
  if ('height' in element)
    fields.push(field('height', 'Wysokość', element.height, (value) => stretched(element, 0, value - element.height)));
  if (element.kind === 'qr')
    fields.push(field('size', 'Bok', element.size, (value) => stretched(element, value - element.size, 0)));
  if (element.kind === 'text')
    fields.push(field('size', 'Wielkość pisma', element.size, (value) => stretched(element, 0, value - element.size)));
  if (element.kind === 'text')
    fields.push(
      field(
        'lines',
        'Najwięcej wierszy',
        element.lines ?? 1,
        (lines) => ({ ...element, lines: lines < 1.5 ? undefined : Math.min(5, Math.round(lines)) }),
        1,
        '1–5',
      ),
    );
  if (element.kind === 'name')
    fields.push(field('size', 'Wielkość pisma', element.fits[0]?.size ?? 5, (value) => scaledName(element, value)));
  if (element.kind === 'box' || element.kind === 'photo')
    fields.push(
      field('radius', 'Narożnik', element.radius ?? 0, (radius) => ({
        ...element,
        radius: Math.min(20, Math.max(0, radius)),
      })),
    );
  if (element.kind === 'code128')
    fields.push(
      field(
        'dots',
        'Najgrubszy moduł',
        element.moduleDots,
        (dots) => ({ ...element, moduleDots: Math.min(12, Math.max(2, Math.round(dots))) }),
        1,
        'kropek',
      ),
    );
  return fields;
}
