import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Two buttons that move something up or down in a list. */
@Component({
  selector: 'km-move-buttons',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
      type="button"
      class="btn btn--icon btn--sm btn--text"
      [attr.aria-label]="up() + ': ' + name()"
      [disabled]="isFirst()"
      (click)="moved.emit(-1)"
    >
      <span class="i i-keyboard_arrow_up" aria-hidden="true"></span></button
    ><button
      type="button"
      class="btn btn--icon btn--sm btn--text"
      [attr.aria-label]="down() + ': ' + name()"
      [disabled]="isLast()"
      (click)="moved.emit(1)"
    >
      <span class="i i-keyboard_arrow_down" aria-hidden="true"></span>
    </button>`,
})
export class MoveButtons {
  /** What is moved. */
  readonly name = input.required<string>();
  readonly up = input('Wyżej');
  readonly down = input('Niżej');
  readonly isFirst = input.required<boolean>();
  readonly isLast = input.required<boolean>();
  readonly moved = output<-1 | 1>();
}
