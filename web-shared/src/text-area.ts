import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';

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
    @if (hint(); as words) {
      <span class="hint" [id]="name() + '-hint'">{{ words }}</span>
    }
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
      [attr.aria-describedby]="describedBy()"
      [attr.aria-autocomplete]="choices() && 'list'"
      [attr.aria-controls]="choices()?.list"
      [attr.aria-activedescendant]="choices()?.active"
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
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly rows = input(3);
  readonly maxLength = input<number | null>(null);
  /** A list of choices that is open for it, and the one that Enter takes: ids in the page. */
  readonly choices = input<{ readonly list: string; readonly active: string } | null>(null);
  /** Data rather than prose. */
  readonly isCode = input(false);
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.name()}-hint`, this.error() && `${this.name()}-error`].filter(Boolean).join(' ') || null,
  );
}
