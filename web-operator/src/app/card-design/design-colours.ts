import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { townColours } from '@karta/card-design';
import { TownLook } from '@karta/web-shared';
import { DesignDesk } from './design-desk.ts';
import { COLOUR_WORDS } from './element-words.ts';

/** The colours that elements name; where the town has a colour of its own, four of them follow it. */
@Component({
  selector: 'km-design-colours',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="stack stack-2" aria-labelledby="cd-barwy">
    <h2 id="cd-barwy">Barwy projektu</h2>
    @for (each of rows(); track each.code) {
      <label class="cd__colour">
        <input
          #picked
          type="color"
          [value]="each.value"
          [disabled]="each.isOfTown"
          (change)="set(each.code, picked.value)"
        />
        <span>{{ each.word }}{{ each.isOfTown ? ', z ustawień miasta' : '' }}</span>
      </label>
    }
    <p class="small muted">Wybierz element na karcie albo na liście, żeby zmienić jego położenie, czcionkę i barwę.</p>
  </section>`,
})
export class DesignColours {
  private readonly desk = inject(DesignDesk);
  private readonly look = inject(TownLook);
  protected readonly rows = computed(() => {
    const ofTown = townColours(this.look.colour());
    return Object.entries(this.desk.design()?.colours ?? {}).map(([code, value]) => ({
      code,
      word: COLOUR_WORDS[code] ?? code,
      value: ofTown[code] ?? value,
      isOfTown: code in ofTown,
    }));
  });

  protected set(code: string, value: string): void {
    const design = this.desk.design();
    if (design) this.desk.replace({ ...design, colours: { ...design.colours, [code]: value } });
  }
}
