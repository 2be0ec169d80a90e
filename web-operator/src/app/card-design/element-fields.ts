import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { BINDINGS, elementBox, townColours, turnOf } from '@karta/card-design';
import { TownLook } from '@karta/web-shared';
import { DesignDesk } from './design-desk.ts';
import {
  aligned,
  canTurn,
  moved,
  overCard,
  scaledName,
  stretched,
  turnedTo,
  type DesignElement,
  type Edge,
} from './design-edits.ts';
import { BINDING_WORDS, COLOUR_WORDS, elementWord, FONT_WORDS } from './element-words.ts';

interface NumberField {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly step: number;
  readonly unit: string;
  readonly put: (value: number) => DesignElement;
}
const EDGES: readonly (readonly [Edge, string])[] = [
  ['left', 'Do lewej'],
  ['centre', 'Na środek'],
  ['right', 'Do prawej'],
  ['top', 'Do góry'],
  ['middle', 'W połowie'],
  ['bottom', 'Do dołu'],
];

/** What the selected element is: place and size in millimetres, what it says, letters, colour, the black panel. */
@Component({
  selector: 'km-element-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './element-fields.html',
})
export class ElementFields {
  protected readonly desk = inject(DesignDesk);
  private readonly look = inject(TownLook);
  protected readonly element = this.desk.element;
  protected readonly word = elementWord;
  protected readonly edges = EDGES;
  protected readonly canTurn = canTurn;
  protected readonly turnOf = turnOf;
  protected readonly turns = [0, 90, 180, 270];
  protected readonly bindings = BINDINGS.map((code) => [code, BINDING_WORDS[code]] as const);
  protected readonly signedWord = BINDING_WORDS.signedCode;
  protected readonly fonts = Object.entries(FONT_WORDS);
  protected readonly colours = computed(() =>
    Object.keys(this.desk.design()?.colours ?? {}).map((code) => [code, COLOUR_WORDS[code] ?? code] as const),
  );
  protected readonly fields = computed(() => {
    const element = this.element();
    return element ? numbersOf(element) : [];
  });
  protected readonly fill = computed(() => {
    const element = this.element();
    return element && 'fill' in element ? element.fill : undefined;
  });
  /** The colour that its name stands for, where four of them follow the town's. */
  protected readonly hex = computed(() => {
    const fill = this.fill() ?? '';
    return townColours(this.look.colour())[fill] ?? this.desk.design()?.colours[fill] ?? fill;
  });
  protected readonly says = computed(() => {
    const element = this.element();
    return element && (element.kind === 'text' || element.kind === 'qr' || element.kind === 'code128')
      ? (element.bind ?? '')
      : undefined;
  });

  protected number(field: NumberField, typed: string): void {
    const value = Number(typed.replace(',', '.'));
    if (typed.trim() !== '' && Number.isFinite(value)) this.desk.put(field.put(value), field.key);
  }
  protected patch(part: object, under?: string): void {
    const element = this.element();
    if (element) this.desk.put({ ...element, ...part } as DesignElement, under);
  }
  protected say(bind: string): void {
    this.patch(bind === '' ? { bind: undefined, text: 'Tekst' } : { bind, text: undefined });
  }
  protected align(edge: Edge): void {
    const element = this.element();
    if (element) this.desk.put(aligned(element, edge));
  }
  protected turn(degrees: string): void {
    const element = this.element();
    if (element && canTurn(element)) this.desk.put(turnedTo(element, Number(degrees)));
  }
  protected cover(): void {
    const element = this.element();
    if (element?.kind === 'image') this.desk.put({ ...overCard(element), fit: 'cover' });
  }
}

const tidy = (mm: number): number => Math.round(mm * 100) / 100;

function numbersOf(element: DesignElement): NumberField[] {
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
