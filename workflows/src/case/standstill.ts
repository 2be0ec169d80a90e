import type { HoldCalled } from '../messages.ts';
import type { CarriedStandstill, Suspension } from '../process-input.ts';

/**
 * Why a case stands still: an admin suspended it, or the case that called it stands still. Each reason ends by itself, and
 * the case goes on when there is none.
 */
export class Standstill {
  private own: Suspension | undefined;
  private byCaller: Suspension | undefined;
  /** Number of the caller's last word; an older one that comes later is void. */
  private heard: number;
  /** Number of the last word to what this case called. */
  private said: number;

  constructor(carried?: CarriedStandstill) {
    this.own = carried?.own;
    this.byCaller = carried?.byCaller;
    this.heard = carried?.heard ?? 0;
    this.said = carried?.said ?? 0;
  }

  /** The reason that people are told: the earlier one. */
  get reason(): Suspension | undefined {
    return this.own ?? this.byCaller;
  }

  /** Whether the caller has to go on first. */
  get isHeldByCaller(): boolean {
    return this.byCaller !== undefined;
  }

  suspend(by: Suspension): void {
    this.own = by;
  }

  resume(): void {
    this.own = undefined;
  }

  hear({ number, suspension }: HoldCalled): void {
    if (number <= this.heard) return;
    this.heard = number;
    this.byCaller = suspension;
  }

  /** The number of a new word to what this case called. */
  nextWord(): number {
    this.said += 1;
    return this.said;
  }

  end(): void {
    this.own = undefined;
    this.byCaller = undefined;
  }

  carried(): CarriedStandstill | undefined {
    const { own, byCaller, heard, said } = this;
    if (heard === 0 && said === 0) return undefined;
    return { heard, said, ...(own && { own }), ...(byCaller && { byCaller }) };
  }
}
