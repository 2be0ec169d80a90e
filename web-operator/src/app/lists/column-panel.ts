import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkDrag, CdkDragHandle, CdkDropList, moveItemInArray, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, input, model, output } from '@angular/core';
import type { ListColumn } from './list-kind.ts';
import type { ListState } from './list-state.ts';

/** Which columns are shown and in which order (000-26): by mouse, or by Space and Alt with the arrows. */
@Component({
  selector: 'km-columns',
  imports: [CdkConnectedOverlay, CdkDrag, CdkDragHandle, CdkDropList, CdkOverlayOrigin, CdkTrapFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
      #origin="cdkOverlayOrigin"
      type="button"
      class="btn btn--sm btn--{{ open() ? 'tonal' : 'text' }}"
      cdkOverlayOrigin
      aria-haspopup="dialog"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      <span class="i i-view_column" aria-hidden="true"></span>Kolumny <kbd class="kbd" aria-hidden="true">K</kbd>
    </button>
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayPositions]="positions"
      [cdkConnectedOverlayViewportMargin]="8"
      (overlayOutsideClick)="open.set(false)"
      (detach)="open.set(false)"
    >
      <div class="pop" role="dialog" aria-labelledby="kolumny" cdkTrapFocus cdkTrapFocusAutoCapture>
        <div class="row between">
          <h2 id="kolumny">Kolumny</h2>
          <button type="button" class="btn btn--sm btn--icon btn--text" aria-label="Zamknij" (click)="open.set(false)">
            <span class="i i-close" aria-hidden="true"></span>
          </button>
        </div>
        <p class="hint">
          Przeciągnij albo użyj <kbd class="kbd">Alt</kbd> <kbd class="kbd">↑</kbd> <kbd class="kbd">↓</kbd>.
        </p>
        <ul cdkDropList (cdkDropListDropped)="drop($event)">
          @for (column of ordered(); track column.key) {
            <li cdkDrag cdkDragLockAxis="y">
              <span class="i i-drag_indicator muted" cdkDragHandle aria-hidden="true"></span>
              <label class="check check--sm"
                ><input
                  #box
                  type="checkbox"
                  [id]="'kolumna-' + column.key"
                  [checked]="isShown(column)"
                  [disabled]="isShown(column) && state().columns().length === 1"
                  (change)="toggle(column, box.checked)"
                  (keydown.alt.arrowup)="shift($event, column, -1)"
                  (keydown.alt.arrowdown)="shift($event, column, 1)"
                /><span>{{ column.word }}</span></label
              >
            </li>
          }
        </ul>
        <div class="row between pop__foot">
          <button type="button" class="btn btn--sm btn--text" (click)="state().show(state().beginning().columns)">
            Przywróć
          </button>
          <button type="button" class="btn btn--sm btn--primary" (click)="open.set(false); viewAsked.emit()">
            Zapisz jako widok
          </button>
        </div>
      </div>
    </ng-template>`,
})
export class ColumnPanel<Row> {
  readonly state = input.required<ListState<Row>>();
  readonly open = model(false);
  readonly viewAsked = output();
  protected readonly positions: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
  ];
  /** The shown columns in their order, then the others. */
  protected readonly ordered = computed(() => {
    const shown = this.state().columns();
    return [
      ...shown,
      ...this.state()
        .offered()
        .filter((column) => !shown.includes(column)),
    ];
  });

  protected isShown(column: ListColumn<Row>): boolean {
    return this.state().columns().includes(column);
  }

  protected toggle({ key }: ListColumn<Row>, isOn: boolean): void {
    const shown = this.shownKeys();
    this.state().show(isOn ? [...shown, key] : shown.filter((each) => each !== key));
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.reorder(previousIndex, currentIndex);
  }

  protected shift(event: Event, column: ListColumn<Row>, step: number): void {
    event.preventDefault();
    const from = this.ordered().indexOf(column);
    this.reorder(from, from + step);
    // The row has moved in the page; the focus goes with it.
    setTimeout(() => document.getElementById(`kolumna-${column.key}`)?.focus());
  }

  private shownKeys(): string[] {
    return this.state()
      .columns()
      .map((column) => column.key);
  }

  private reorder(from: number, to: number): void {
    const columns = this.shownKeys();
    if (from >= columns.length) return;
    moveItemInArray(columns, from, Math.min(Math.max(to, 0), columns.length - 1));
    this.state().show(columns);
  }
}
