import { newIdempotencyKey } from './idempotency-key.ts';
import { toProblem } from './problem.ts';

/**
 * One act that a person means to do. The same content keeps its idempotency key, so that a repeated click or a request whose
 * answer was lost is harmless; another content, a definite refusal, or the end of the act makes a new key.
 */
export class IntendedAct {
  #content: string | undefined;
  #key = '';

  /** The key for this content; anything JSON can tell apart counts as another content. */
  keyFor(content: unknown): string {
    const text = JSON.stringify(content) ?? '';
    if (text !== this.#content) this.#key = newIdempotencyKey();
    this.#content = text;
    return this.#key;
  }

  /** It was done: the same content is another act from now on, where the form stays open. */
  succeeded(): void {
    this.#content = undefined;
  }

  /** After a failed request. Without a definite answer (no connection, 5xx) the key stays: the act may have happened. */
  failed(failure: unknown): void {
    const { status } = toProblem(failure);
    if (status >= 400 && status < 500) this.#content = undefined;
  }
}
