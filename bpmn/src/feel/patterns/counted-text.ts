import { PatternFailure } from './pattern-failure.ts';

/** How often a text may be looked at: so many times for each character, and as often more. */
const LOOKS = { each: 200, more: 2_000_000 };

/**
 * A text that is looked at only so often. One match is found in linear time, all of them together may take the square of it:
 * `a*b|a` looks for a `b` behind every `a`. The engine takes it in place of a text.
 */
export class CountedText {
  /** By this the engine knows a text. */
  readonly [Symbol.toStringTag] = 'String';
  readonly length: number;
  readonly #text: string;
  #left: number;

  constructor(text: string) {
    this.length = text.length;
    this.#text = text;
    this.#left = text.length * LOOKS.each + LOOKS.more;
  }

  charCodeAt(index: number): number {
    this.#left -= 1;
    if (this.#left < 0) throw new PatternFailure('the matches of this pattern take too long to find');
    return this.#text.charCodeAt(index);
  }

  indexOf(sought: string, from?: number): number {
    return this.#text.indexOf(sought, from);
  }

  toString(): string {
    return this.#text;
  }
}
