import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { markedPieces } from './plain-text.ts';

/** A text with the searched part marked. */
@Component({
  selector: 'km-marked',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (each of pieces(); track $index) {
    @if (each.isFound) {
      <mark>{{ each.piece }}</mark>
    } @else {
      <span>{{ each.piece }}</span>
    }
  }`,
})
export class MarkedText {
  readonly text = input.required<string>();
  readonly search = input('');
  protected readonly pieces = computed(() => markedPieces(this.text(), this.search()));
}
