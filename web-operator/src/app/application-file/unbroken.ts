import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Postal codes and phone numbers stay on one line; an e-mail address breaks after its @, nowhere else. */
const UNBROKEN = /(\d{2}-\d{3}|\+?\d[\d ]{8,}|[^\s@]+@|\S+\.\S+)/;

/** A piece of more signs is wider than its column: it breaks where it must. */
const LONGEST = 16;

/** A value whose parts that belong together are not torn apart at the end of a line. */
@Component({
  selector: 'km-unbroken',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: '.long { overflow-wrap: anywhere; }',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.isWhole) {
      <span [class]="piece.isLong ? 'long' : 'nowrap'">{{ piece.text }}</span><wbr />
    } @else {
      {{ piece.text }}
    }
  }`,
})
export class Unbroken {
  readonly text = input.required<string>();
  protected readonly pieces = computed(() =>
    this.text()
      .split(UNBROKEN)
      .filter((text) => text !== '')
      .map((text) => ({ text, isWhole: UNBROKEN.test(text), isLong: text.length > LONGEST })),
  );
}
