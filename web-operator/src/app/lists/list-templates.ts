import { Directive, inject, input, TemplateRef } from '@angular/core';

/** Draws the cells of one column: `<ng-template kmCell="due" let-row let-tab="tab">`; `tab` is the tabindex of its links. */
@Directive({ selector: 'ng-template[kmCell]' })
export class Cell {
  readonly kmCell = input.required<string>();
  readonly template = inject<TemplateRef<{ $implicit: unknown; tab: number }>>(TemplateRef);
}

/** Draws what the preview shows of a row below its name; without it all columns are listed. */
@Directive({ selector: 'ng-template[kmPreview]' })
export class Preview {
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}
