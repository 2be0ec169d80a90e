import type { CivilDate } from './civil-date.ts';

/** What came to a point, went, and was put right; all of it as counts of blanks. */
export interface BlankMovement {
  readonly pointId: string;
  /** `2026-11` */
  readonly month: string;
  /** Before, within or after the days that are asked for. */
  readonly when: 'before' | 'within' | 'after';
  readonly received: number;
  readonly corrected: number;
  readonly made: number;
  readonly spoiled: number;
}

/** A line that balances: opening + received + corrected − made − spoiled = left. */
export interface StockLine {
  readonly key: string;
  readonly opening: number;
  readonly received: number;
  readonly corrected: number;
  readonly made: number;
  readonly spoiled: number;
  readonly left: number;
}

/** The most that one entry tells of. */
export const MOST_BLANKS = 100_000;
export const BLANK_ENTRY_KINDS = ['receipt', 'correction'] as const;
export type BlankEntryKind = (typeof BLANK_ENTRY_KINDS)[number];

const changeOf = ({ received, corrected, made, spoiled }: Omit<StockLine, 'key' | 'opening' | 'left'>): number =>
  received + corrected - made - spoiled;

/** How many blanks there are after all movements. */
export const blanksNow = (movements: readonly BlankMovement[]): number =>
  movements.reduce((sum, movement) => sum + changeOf(movement), 0);

/** One line for each point, in the order of `points`; points that never had a blank entered are left out. */
export function stockByPoint(movements: readonly BlankMovement[], points: readonly string[]): StockLine[] {
  return points.flatMap((key) => {
    const own = movements.filter(({ pointId }) => pointId === key);
    const before = own.filter(({ when }) => when === 'before');
    return own.length === 0
      ? []
      : [
          lineOf(
            key,
            blanksNow(before),
            own.filter(({ when }) => when === 'within'),
          ),
        ];
  });
}

/** One line for each month of the days, of all points together; each opens with what the one before left. */
export function stockByMonth(movements: readonly BlankMovement[], months: readonly CivilDate[]): StockLine[] {
  const lines: StockLine[] = [];
  let opening = blanksNow(movements.filter(({ when }) => when === 'before'));
  for (const month of movements.length === 0 ? [] : months) {
    const own = movements.filter((movement) => movement.when === 'within' && movement.month === month);
    const line = lineOf(month, opening, own);
    lines.push(line);
    opening = line.left;
  }
  return lines;
}

function lineOf(key: string, opening: number, movements: readonly BlankMovement[]): StockLine {
  const sum = (of: (movement: BlankMovement) => number): number => movements.reduce((all, each) => all + of(each), 0);
  const counts = {
    received: sum(({ received }) => received),
    corrected: sum(({ corrected }) => corrected),
    made: sum(({ made }) => made),
    spoiled: sum(({ spoiled }) => spoiled),
  };
  return { key, opening, ...counts, left: opening + changeOf(counts) };
}
