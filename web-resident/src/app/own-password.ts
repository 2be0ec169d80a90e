import { signal } from '@angular/core';
import { IntendedAct, sentenceFor, toProblem } from '@karta/web-shared';

/** An act that asks once more for the password of whoever is signed in: what its form holds and says. */
export class OwnPasswordAct {
  readonly password = signal('');
  readonly error = signal<string | null>(null);
  /** What went wrong beside the password. */
  readonly failure = signal<unknown>(null);
  readonly isSending = signal(false);
  readonly #field: string;
  readonly #act = new IntendedAct();

  /** @param field id of the password's field, which is focused where it is wrong */
  constructor(field: string) {
    this.#field = field;
  }

  /** Sends with the password and the key of this intention, once at a time; `about` tells one intention from another. */
  async run(event: Event, about: unknown, send: (password: string, key: string) => Promise<void>): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    const password = this.password();
    this.error.set(password ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`);
    if (!password) return this.#focus();
    this.isSending.set(true);
    try {
      await send(password, this.#act.keyFor([about, password]));
    } catch (failure) {
      this.#act.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') {
        this.error.set(sentenceFor(code));
        this.#focus();
      } else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  #focus(): void {
    document.getElementById(this.#field)?.focus();
  }
}
