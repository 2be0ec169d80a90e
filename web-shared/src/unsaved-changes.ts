import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';

/**
 * What was changed on the screen and is saved nowhere. A link, Back and signing out ask once before it is lost
 * (`km-unsaved-dialog`); a reload and closing the page are asked about by the browser.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  private readonly watched = new Set<() => boolean>();
  private readonly asking = signal(false);
  /** Whether somebody waits for the answer. */
  readonly isAsking = this.asking.asReadonly();
  private waiting: { readonly answer: Promise<boolean>; settle(isLeaving: boolean): void } | undefined;

  constructor() {
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.areThere()) event.preventDefault();
    });
  }

  /** Looks at a part of the screen for as long as it stands. Only within an injection context of that part. */
  watch(hasChanges: () => boolean): void {
    this.watched.add(hasChanges);
    inject(DestroyRef).onDestroy(() => this.watched.delete(hasChanges));
  }

  /** Asks where there are changes, once, however many wait. Returns whether the screen may go; then nobody is asked again. */
  mayLeave(): boolean | Promise<boolean> {
    if (!this.areThere()) return true;
    if (!this.waiting) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      this.waiting = { answer: promise, settle: resolve };
      this.asking.set(true);
    }
    return this.waiting.answer;
  }

  /** The person leaves or stays; nothing happens where nobody asked. */
  settle(isLeaving: boolean): void {
    const { waiting } = this;
    this.waiting = undefined;
    this.asking.set(false);
    if (waiting && isLeaving) this.forget();
    waiting?.settle(isLeaving);
  }

  /** What is on the screen goes without a question: the session is over. */
  forget(): void {
    this.watched.clear();
  }

  private areThere(): boolean {
    return [...this.watched].some((hasChanges) => hasChanges());
  }
}

/** Guards a screen: what is not saved is not lost without a question. */
export const askAboutUnsaved: CanDeactivateFn<unknown> = () => inject(UnsavedChanges).mayLeave();
