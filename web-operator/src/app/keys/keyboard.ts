import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { shortcutOf } from './key-press.ts';

type Bindings = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=radio]):not([type=checkbox]),select,textarea,[contenteditable]');

/** What lies above the page has its own keys: dialogs, menus, lists of choices. */
const ABOVE = ['dialog', 'menu', 'listbox'].map((role) => `.cdk-overlay-container [role=${role}]`).join();

/** The one listener for shortcuts. A screen binds its keys while it lives. */
@Injectable({ providedIn: 'root' })
export class Keyboard {
  readonly helpOpen = signal(false);
  readonly singleKeys = signal(localStorage.getItem('karta.single-keys') !== 'off');
  private readonly bound: Bindings[] = [];

  constructor() {
    document.addEventListener('keydown', (event) => this.dispatch(event));
    effect(() => localStorage.setItem('karta.single-keys', this.singleKeys() ? 'on' : 'off'));
  }

  /** Binds keys (`N`, `ArrowDown`, `Ctrl+Enter`) until the calling component is gone; the latest binding wins. */
  while(bindings: Bindings): void {
    this.bound.unshift(bindings);
    inject(DestroyRef).onDestroy(() => this.bound.splice(this.bound.indexOf(bindings), 1));
  }

  private dispatch(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector(ABOVE)) return;
    const { key, ctrlKey, metaKey, altKey } = event;
    const shortcut = shortcutOf({ key, ctrlKey, metaKey, altKey, inField: isField(event.target) }, this.singleKeys());
    const act = shortcut === null ? undefined : this.bound.find((bindings) => bindings[shortcut])?.[shortcut];
    if (!act) return;
    const isOnControl = event.target instanceof Element && event.target.matches('a,button,[role=tab]');
    if (shortcut === 'Enter' && isOnControl) return;
    event.preventDefault();
    act(event);
  }
}
