import { computed, Injectable, signal } from '@angular/core';
import type { CardDesign } from '@karta/contracts';
import { turnOf, type Side } from '@karta/card-design';
import { canTurn, moved, resized, turnedTo, type DesignElement } from './design-edits.ts';

const MOST_STEPS = 200;
const STEP = { fine: 0.5, coarse: 5 } as const;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The design that is being worked on: what is selected, every change with its way back. */
@Injectable()
export class DesignDesk {
  readonly design = signal<CardDesign | undefined>(undefined);
  readonly side = signal<Side>('front');
  readonly selected = signal<number | null>(null);
  readonly elements = computed(() => this.design()?.[this.side()] ?? []);
  readonly element = computed((): DesignElement | undefined => this.elements()[this.selected() ?? -1]);
  private readonly past = signal<readonly CardDesign[]>([]);
  private readonly future = signal<readonly CardDesign[]>([]);
  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);
  /** What was done last, for whoever does not see it. */
  readonly said = signal('');
  /** Changes under one name that follow each other are one step back. */
  private under: string | undefined;

  /** Begins with another design; there is no way back from it. */
  open(design: CardDesign): void {
    this.design.set(design);
    this.past.set([]);
    this.future.set([]);
    this.under = undefined;
    this.selected.set(null);
  }
  /** The whole design is another one, with a way back. */
  replace(design: CardDesign, under?: string): void {
    const before = this.design();
    if (!before) return;
    if (under === undefined || under !== this.under) this.past.update((steps) => [...steps, before].slice(-MOST_STEPS));
    this.under = under;
    this.future.set([]);
    this.design.set(design);
  }
  change(elements: readonly DesignElement[], under?: string): void {
    const before = this.design();
    if (before) this.replace({ ...before, [this.side()]: elements }, under);
  }
  /** The selected element becomes another one. */
  put(element: DesignElement, under?: string): void {
    const at = this.selected();
    if (at !== null) this.change(this.elements().with(at, element), under && `${under}/${this.side()}/${at}`);
  }
  /** A drag or a word is over: what follows is a step of its own. */
  settle(): void {
    this.under = undefined;
  }
  select(index: number | null, side = this.side()): void {
    this.settle();
    this.side.set(side);
    this.selected.set(index);
  }
  add(element: DesignElement, at = this.elements().length): void {
    this.change(this.elements().toSpliced(at, 0, element));
    this.select(at);
  }
  duplicate(): void {
    const element = this.element();
    if (element) this.add(moved(element, 2, 2));
  }
  remove(): void {
    const at = this.selected();
    if (at === null) return;
    this.change(this.elements().toSpliced(at, 1));
    this.select(null);
    this.said.set('Usunięto element');
  }
  /** Nearer to the front (1) or to the back (-1). */
  reorder(by: 1 | -1): void {
    const [at, element] = [this.selected(), this.element()];
    if (at === null || !element || at + by < 0 || at + by >= this.elements().length) return;
    this.change(
      this.elements()
        .toSpliced(at, 1)
        .toSpliced(at + by, 0, element),
    );
    this.select(at + by);
    this.said.set(by === 1 ? 'Element bliżej wierzchu' : 'Element bliżej spodu');
  }
  /** A quarter clockwise. */
  turn(): void {
    const element = this.element();
    if (!element || !canTurn(element)) return this.said.set('Tego elementu nie można obrócić');
    const next = (turnOf(element) + 90) % 360;
    this.put(turnedTo(element, next));
    this.said.set(`Obrót ${next}°`);
  }
  undo(): void {
    this.travel(this.past, this.future, 'Cofnięto');
  }
  redo(): void {
    this.travel(this.future, this.past, 'Ponowiono');
  }
  private travel(from: typeof this.past, to: typeof this.past, said: string): void {
    const [target, now] = [from().at(-1), this.design()];
    if (!target || !now) return;
    from.update((steps) => steps.slice(0, -1));
    to.update((steps) => [...steps, now]);
    this.design.set(target);
    this.settle();
    if ((this.selected() ?? 0) >= this.elements().length) this.selected.set(null);
    this.said.set(said);
  }

  /** Keys at a selected element: arrows move it, with Alt they resize it. It says nothing: Angular stops a key for a `false`. */
  press(event: KeyboardEvent): void {
    const [element, arrow] = [this.element(), ARROWS[event.key]];
    if (!element || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete') this.remove();
    else if (event.key.toLowerCase() === 'r' && !event.altKey) this.turn();
    else if (arrow) {
      const [dx, dy] = arrow.map((part) => part * STEP[event.shiftKey ? 'coarse' : 'fine']) as [number, number];
      this.put(event.altKey ? resized(element, dx, dy) : moved(element, dx, dy));
      this.said.set(event.altKey ? 'Zmieniono rozmiar' : 'Przesunięto');
    } else return;
    event.preventDefault();
  }
}
