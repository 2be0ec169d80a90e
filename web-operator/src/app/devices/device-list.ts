import { computed, DestroyRef, inject, linkedSignal, signal, type ResourceRef } from '@angular/core';
import { readAnew } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';

/** Devices tell how they are every few seconds; somebody waits here for one that has just been given a code. */
const EVERY_MS = 5000;

/**
 * A list of devices that keeps itself fresh, with what is asked about one of them (`act` is which dialog is open). `devicesOf`
 * finds them in what is read. In an injection context; `M` adds one.
 */
export function deviceList<L, D extends { readonly id: string }, A extends string>(
  resource: ResourceRef<L | undefined>,
  devicesOf: (list: L) => readonly D[],
) {
  // what was read stays on the screen while it is read again
  const list = linkedSignal(() => (resource.hasValue() ? resource.value() : undefined));
  const isAdding = signal(false);
  const acting = signal<{ id: string; act: A | 'code'; opened?: D } | null>(null);
  inject(Keyboard).while({ M: () => isAdding.set(true) });
  const clock = setInterval(() => {
    if (document.visibilityState === 'visible' && !resource.isLoading()) resource.reload();
  }, EVERY_MS);
  inject(DestroyRef).onDestroy(() => clearInterval(clock));
  return {
    list,
    isAdding,
    /** What is asked, about the device as it is now and as it was when it was asked. */
    asked: computed(() => {
      const now = acting();
      const known = list();
      const device = now && known && devicesOf(known).find(({ id }) => id === now.id);
      return device ? { act: now.act, device, opened: now.opened ?? device } : null;
    }),
    ask: (act: A, opened: D) => acting.set({ id: opened.id, act, opened }),
    close: () => {
      acting.set(null);
      readAnew(resource);
    },
    /** A new one is shown with its code as soon as the list knows it. */
    added: (id: string | undefined) => {
      isAdding.set(false);
      if (id) acting.set({ id, act: 'code' });
      readAnew(resource);
    },
  };
}
