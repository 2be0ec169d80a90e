import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** A labelled text of several lines with its error, which is read out when it comes. `name` is the id of the box. */
@Component({
  selector: 'km-text-area',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field', '[class.field--error]': 'error() !== null' },
  template: `
    <label class="label" [for]="name()"
      >{{ label() }}
      @if (aside(); as words) {
        <span class="opt">({{ words }})</span>
      }
    </label>
    @if (error(); as sentence) {
      <span class="error-text" [id]="name() + '-error'" role="alert"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <textarea
      #box
      class="input"
      [class.mono]="isCode()"
      [id]="name()"
      [rows]="rows()"
      [value]="value()"
      [attr.maxlength]="maxLength()"
      [attr.spellcheck]="isCode() ? 'false' : null"
      [attr.aria-invalid]="error() === null ? null : 'true'"
      [attr.aria-describedby]="error() === null ? null : name() + '-error'"
      (input)="value.set(box.value)"
    ></textarea>
  `,
})
export class TextArea {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  /** Said beside the label. */
  readonly aside = input<string | null>(null);
  readonly value = model('');
  readonly error = input<string | null>(null);
  readonly rows = input(3);
  readonly maxLength = input<number | null>(null);
  /** Data rather than prose. */
  readonly isCode = input(false);
}
