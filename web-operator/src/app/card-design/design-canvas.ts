import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { ID_1, renderCardSvg, TOWN_ARMS, type CardContent } from '@karta/card-design';
import { TownLook } from '@karta/web-shared';
import { imageAddress } from './card-design-api.ts';
import { DesignDesk } from './design-desk.ts';
import { frameOf, moved, resized } from './design-edits.ts';
import { elementWord } from './element-words.ts';
import { snapOf, type Guide } from './snap.ts';
import { templateOf } from './template-of.ts';

const GRID_MM = 0.5;
const onGrid = (mm: number): number => Math.round(mm / GRID_MM) * GRID_MM;
const mm = (value: number): string => value.toLocaleString('pl-PL', { maximumFractionDigits: 2 });

/** One side of the card as it is printed, with a frame over each element: dragged, resized at its corner, moved by arrows. */
@Component({
  selector: 'km-design-canvas',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="cd__card" #card [class.has-grid]="grid()">
    <div #place aria-hidden="true"></div>
    @for (frame of frames(); track frame.index) {
      <button
        type="button"
        class="cd__frame"
        [style.left.%]="frame.left"
        [style.top.%]="frame.top"
        [style.width.%]="frame.width"
        [style.height.%]="frame.height"
        [attr.aria-label]="frame.label"
        [attr.aria-pressed]="desk.selected() === frame.index"
        [attr.data-element]="frame.index"
        (focus)="desk.selected() === frame.index || desk.select(frame.index)"
        (pointerdown)="take($event, frame.index, 'move')"
        (keydown)="desk.press($event)"
      >
        @if (desk.selected() === frame.index) {
          <span class="cd__size">{{ frame.size }}</span>
          <span class="cd__corner" (pointerdown)="take($event, frame.index, 'resize')"></span>
        }
      </button>
    }
    @for (guide of guides(); track guide.axis) {
      <span
        class="cd__guide"
        [class.cd__guide--y]="guide.axis === 'y'"
        [style.left.%]="guide.axis === 'x' ? share(guide) : null"
        [style.top.%]="guide.axis === 'y' ? share(guide) : null"
      ></span>
    }
  </div>`,
})
export class DesignCanvas {
  readonly content = input.required<CardContent>();
  readonly photo = input<string | null>(null);
  readonly grid = input(true);
  protected readonly desk = inject(DesignDesk);
  private readonly look = inject(TownLook);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly card = viewChild.required<ElementRef<HTMLElement>>('card');
  /** At what the dragged element stands. */
  protected readonly guides = signal<readonly Guide[]>([]);
  protected readonly frames = computed(() =>
    this.desk.elements().flatMap((element, index) => {
      const frame = frameOf(element);
      if (!frame) return [];
      const size = `${mm(frame.width)} × ${mm(frame.height)} mm`;
      return {
        index,
        left: (frame.x / ID_1.width) * 100,
        top: (frame.y / ID_1.height) * 100,
        width: (frame.width / ID_1.width) * 100,
        height: (frame.height / ID_1.height) * 100,
        size,
        label: `${elementWord(element)}, x ${mm(frame.x)}, y ${mm(frame.y)}, ${size}`,
      };
    }),
  );

  constructor() {
    effect(() => {
      const design = this.desk.design();
      if (design) this.place().nativeElement.replaceChildren(this.drawn(design));
    });
  }

  protected share({ axis, at }: Guide): number {
    return (at / (axis === 'x' ? ID_1.width : ID_1.height)) * 100;
  }

  /** Parsed as XML, where a text stays a text. */
  private drawn(design: Parameters<typeof templateOf>[0]): Element {
    const arms = this.look.arms();
    const svg = renderCardSvg(templateOf(design), this.content(), this.photo() ?? undefined, (image) =>
      image === TOWN_ARMS ? arms : imageAddress(image),
    );
    return new DOMParser().parseFromString(svg[this.desk.side()], 'image/svg+xml').documentElement;
  }

  /** Follows the pointer until it is let go: to the lines of other things, else in steps of the grid; with Alt by the grid alone. */
  protected take(event: PointerEvent, index: number, how: 'move' | 'resize'): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    this.desk.select(index);
    const begun = this.desk.element();
    if (!begun) return;
    const perPixel = ID_1.width / this.card().nativeElement.getBoundingClientRect().width;
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    const others = this.desk.elements().flatMap((each, at) => (at === index ? [] : (frameOf(each) ?? [])));
    const changed = how === 'move' ? moved : resized;
    const follow = (to: PointerEvent): void => {
      const [dx, dy] = [(to.clientX - event.clientX) * perPixel, (to.clientY - event.clientY) * perPixel];
      const frame = to.altKey ? undefined : frameOf(changed(begun, dx, dy));
      const snap = frame ? snapOf(frame, others, how) : undefined;
      // letters and codes are resized by other rules than their frames
      const snapsY = how === 'move' || 'height' in begun;
      const next = changed(
        begun,
        typeof snap?.dx === 'number' ? dx + snap.dx : onGrid(dx),
        typeof snap?.dy === 'number' && snapsY ? dy + snap.dy : onGrid(dy),
      );
      this.guides.set(snap?.guides.filter(({ axis }) => axis === 'x' || snapsY) ?? []);
      if (JSON.stringify(next) !== JSON.stringify(this.desk.element())) this.desk.put(next, 'drag');
    };
    const over = (): void => {
      target.removeEventListener('pointermove', follow);
      this.guides.set([]);
      this.desk.settle();
    };
    target.addEventListener('pointermove', follow);
    target.addEventListener('pointerup', over, { once: true });
    target.addEventListener('pointercancel', over, { once: true });
  }
}
