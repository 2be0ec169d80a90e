import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { BINDINGS, townColours, turnOf } from '@karta/card-design';
import { TownLook } from '@karta/web-shared';
import { DesignDesk } from './design-desk.ts';
import { aligned, canTurn, overCard, turnedTo, type DesignElement, type Edge } from './design-edits.ts';
import { numbersOf, type NumberField } from './element-numbers.ts';
import { BINDING_WORDS, COLOUR_WORDS, elementWord, FONT_WORDS } from './element-words.ts';

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
