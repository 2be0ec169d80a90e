import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { TownLook as Look } from '@karta/contracts';
import { armsInColour, DRAWN_ARMS } from './arms-in-colour.ts';

/** The colour of a town that has chosen none: its exact values stand in the tokens. */
const USUAL_COLOUR = '#00586b';

/** The one colour and the arms of the town, on every screen of the page. */
@Injectable({ providedIn: 'root' })
export class TownLook {
  private readonly current = signal<Look>({ colour: USUAL_COLOUR, armsVersion: null });
  readonly colour = computed(() => this.current().colour);
  /** Area of the routes that serve the arms: `resident`, `operator`, `desk`. */
  private readonly area = signal('resident');
  /** The drawn arms in the colour of the town. */
  private readonly drawn = signal(DRAWN_ARMS);
  readonly arms = computed(() => {
    const { armsVersion } = this.current();
    return armsVersion === null ? this.drawn() : `/api/${this.area()}/town-arms?v=${armsVersion}`;
  });
  readonly hasOwnArms = computed(() => this.current().armsVersion !== null);
  private readonly document = inject(DOCUMENT);

  constructor() {
    effect(() => {
      const colour = this.colour();
      const isOwn = colour !== USUAL_COLOUR;
      const { documentElement: root } = this.document;
      root.toggleAttribute('data-town', isOwn);
      root.style.setProperty('--km-town', colour);
      void this.draw(isOwn ? colour : null);
    });
    effect(() => {
      const icon = this.document.querySelector<HTMLLinkElement>('link[rel="icon"]');
      if (!icon) return;
      icon.type = this.hasOwnArms() ? 'image/png' : 'image/svg+xml';
      icon.href = this.arms();
    });
  }

  private async draw(colour: string | null): Promise<void> {
    const address = colour === null ? DRAWN_ARMS : await armsInColour(colour);
    // another colour may have come meanwhile
    if (colour === null || colour === this.colour()) this.drawn.set(address);
  }

  /** What the server says of the town. */
  take(town: Look, area: 'resident' | 'operator' | 'desk'): void {
    this.area.set(area);
    this.current.set(town);
  }
}
