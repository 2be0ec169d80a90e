import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import type { MatDialogRef } from '@angular/material/dialog';

let count = 0;

/**
 * A modal dialog of Angular Material: focus stays inside, Escape closes, focus returns.
 * Material is fetched when the first dialog opens, so that pages without one stay light.
 */
@Component({
  selector: 'km-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-template #content
    ><div class="dialog">
      <h2 [id]="headingId">{{ heading() }}</h2>
      <ng-content /></div
  ></ng-template>`,
})
export class Dialog {
  readonly open = input.required<boolean>();
  readonly heading = input.required<string>();
  readonly wide = input(false);
  readonly closed = output();
  protected readonly headingId = `dialog-${++count}`;
  private readonly content = viewChild.required<TemplateRef<unknown>>('content');
  private readonly injector = inject(Injector);
  private readonly life = inject(DestroyRef);
  private shown: MatDialogRef<unknown> | undefined;

  constructor() {
    afterRenderEffect(() => {
      if (this.open()) void this.show();
      else this.shown?.close();
    });
    this.life.onDestroy(() => this.shown?.close());
  }

  private async show(): Promise<void> {
    const material = await import('@angular/material/dialog').catch(() => undefined);
    if (this.shown || !this.open()) return;
    // it cannot be fetched: a release came meanwhile, or the network is away
    if (!material) return this.closed.emit();
    const dialog = this.injector.get(material.MatDialog).open(this.content(), {
      ariaLabelledBy: this.headingId,
      width: this.wide() ? '720px' : '480px',
      maxWidth: 'calc(100vw - 32px)',
      maxHeight: 'calc(100vh - 32px)',
      // at once: who reaches a button while it fades in is not taken away from it
      delayFocusTrap: false,
    });
    this.shown = dialog;
    dialog.afterClosed().subscribe(() => {
      this.shown = undefined;
      if (!this.life.destroyed) this.closed.emit();
    });
  }
}
