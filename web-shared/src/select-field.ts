import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** A labelled choice of one, with its error. `name` is the id of the box. */
@Component({
  selector: 'km-select-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field', '[class.field--error]': 'error() !== null' },
  template: `
    <label class="label" [for]="name()"
      >{{ label() }}
      @if (required()) {
        <span class="req" aria-hidden="true">*</span>
      }
    </label>
    @if (error(); as sentence) {
      <span class="error-text" [id]="name() + '-error'"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <select
      #box
      class="input"
      [id]="name()"
      [disabled]="disabled()"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="error() === null ? null : 'true'"
      [attr.aria-describedby]="error() === null ? null : name() + '-error'"
      (change)="value.set(box.value)"
    >
      @for (choice of choices(); track choice.code) {
        <option [value]="choice.code" [selected]="choice.code === value()">{{ choice.name }}</option>
      }
    </select>
  `,
})
export class SelectField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly { readonly code: string; readonly name: string }[]>();
  readonly value = model('');
  readonly error = input<string | null>(null);
  readonly required = input(false);
  readonly disabled = input(false);
}
