import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { TownLook as Look } from '@karta/contracts';

/** The colour of a town that has chosen none: its exact values stand in the tokens. */
const USUAL_COLOUR = '#00586b';

/** The one colour and the arms of the town, on every screen of the page. */
@Injectable({ providedIn: 'root' })
export class TownLook {
  private readonly current = signal<Look>({ colour: USUAL_COLOUR, armsVersion: null });
  readonly colour = computed(() => this.current().colour);
  /** Area of the routes that serve the arms: `resident`, `operator`. */
  private readonly area = signal('resident');
  readonly arms = computed(() => {
    const { armsVersion } = this.current();
    return armsVersion === null ? '/assets/arms.svg' : `/api/${this.area()}/town-arms?v=${armsVersion}`;
  });
  readonly hasOwnArms = computed(() => this.current().armsVersion !== null);
  private readonly root = inject(DOCUMENT).documentElement;

  constructor() {
    effect(() => {
      const colour = this.colour();
      this.root.toggleAttribute('data-town', colour !== USUAL_COLOUR);
      this.root.style.setProperty('--km-town', colour);
    });
  }

  /** What the server says of the town. */
  take(town: Look, area: 'resident' | 'operator'): void {
    this.area.set(area);
    this.current.set(town);
  }
}
