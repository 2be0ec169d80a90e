import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  input,
  output,
  viewChild,
  type ElementRef,
} from '@angular/core';

let count = 0;

/** A modal dialog: the browser's own, so that focus stays inside, Escape closes, and focus returns. */
@Component({
  selector: 'km-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<dialog
    #box
    class="dialog"
    [class.dialog--wide]="wide()"
    [attr.aria-labelledby]="headingId"
    (close)="closed.emit()"
  >
    @if (open()) {
      <h2 [id]="headingId">{{ heading() }}</h2>
      <ng-content />
    }
  </dialog>`,
})
export class Dialog {
  readonly open = input.required<boolean>();
  readonly heading = input.required<string>();
  readonly wide = input(false);
  readonly closed = output();
  protected readonly headingId = `dialog-${++count}`;
  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');

  constructor() {
    // After rendering, so that the browser finds the first control inside and gives it the focus.
    afterRenderEffect(() => {
      const box = this.box().nativeElement;
      if (this.open() && !box.open) box.showModal();
      if (!this.open() && box.open) box.close();
    });
  }
}
