import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { WayStep } from '@karta/contracts';

const WIDTH = 204;
const BOX = { width: 172, height: 64, top: 34 } as const;
const BELOW = 150;
/** Signs of a label on one line. */
const LINE = 16;

interface Box {
  readonly step: WayStep;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly isRound: boolean;
}

/** The way of an application as a small diagram; screen readers and phones have the list beside it. */
@Component({
  selector: 'km-way-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './way-picture.html',
})
export class WayPicture {
  readonly steps = input.required<readonly WayStep[]>();
  protected readonly box = BOX;
  private readonly row = computed(() => this.steps().filter(({ role }) => role === 'step' || role === 'end'));
  protected readonly boxes = computed<readonly Box[]>(() => {
    const row = this.row();
    const columnOf = (id: string | null) =>
      Math.max(
        0,
        row.findIndex((step) => step.id === id),
      );
    return this.steps().map((step) => {
      const isBelow = step.role === 'detour' || step.role === 'other-end';
      const column = isBelow ? columnOf(step.of) + (step.role === 'other-end' ? 1 : 0) : row.indexOf(step);
      return {
        step,
        x: 62 + column * WIDTH,
        y: isBelow ? BELOW : BOX.top,
        lines: linesOf(step.label),
        isRound: step.role === 'end' || step.role === 'other-end',
      };
    });
  });
  protected readonly ways = computed(() =>
    this.boxes().map((box) => ({ path: this.pathTo(box), isDone: isPast(box.step) })),
  );
  protected readonly viewBox = computed(() => {
    const isDeep = this.boxes().some(({ y }) => y === BELOW);
    const right = Math.max(...this.boxes().map(({ x }) => x + BOX.width), 200);
    return `0 0 ${right + 12} ${isDeep ? BELOW + BOX.height + 6 : BOX.top + BOX.height + 12}`;
  });
  protected readonly token = computed(() => this.boxes().find(({ step }) => step.state === 'now'));

  private pathTo({ step, x, y }: Box): string {
    const middle = BOX.top + BOX.height / 2;
    if (step.role === 'detour')
      return `M${x + 58} ${BOX.top + BOX.height}V${y}M${x + 114} ${y}V${BOX.top + BOX.height}`;
    if (step.role === 'other-end') {
      const from = x - WIDTH + BOX.width;
      return `M${from + 10} ${middle}V${y + BOX.height / 2}H${x}`;
    }
    return x === 62 ? `M38 ${middle}H${x}` : `M${x - WIDTH + BOX.width} ${middle}H${x}`;
  }
}

const isPast = ({ state }: WayStep): boolean => state === 'done' || state === 'now';

/** A label in two lines at most, parted near its middle. */
function linesOf(label: string): readonly string[] {
  if (label.length <= LINE) return [label];
  const words = label.split(' ');
  const [first = '', ...rest] = words;
  let line = first;
  while (rest[0] !== undefined && `${line} ${rest[0]}`.length <= Math.max(LINE, label.length / 2))
    line += ` ${rest.shift()}`;
  return rest.length === 0 ? [line] : [line, rest.join(' ')];
}
