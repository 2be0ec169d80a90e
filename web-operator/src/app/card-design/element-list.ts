import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { DesignDesk } from './design-desk.ts';
import { elementWord, iconOf } from './element-words.ts';

/** The elements of the side, the uppermost first: everything that the canvas does, by keys. */
@Component({
  selector: 'km-element-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="cd__layers" aria-label="Elementy strony">
    @for (row of rows(); track row.index) {
      <li>
        <button
          type="button"
          [attr.aria-pressed]="desk.selected() === row.index"
          (click)="desk.select(row.index)"
          (keydown)="desk.press($event)"
        >
          <span class="i i-{{ row.icon }}" aria-hidden="true"></span><span class="grow">{{ row.word }}</span>
        </button>
      </li>
    } @empty {
      <li class="muted">Ta strona jest pusta. Dodaj pierwszy element.</li>
    }
  </ul>`,
})
export class ElementList {
  protected readonly desk = inject(DesignDesk);
  protected readonly rows = computed(() =>
    this.desk
      .elements()
      .map((element, index) => ({ index, word: elementWord(element), icon: iconOf(element) }))
      .toReversed(),
  );
}
