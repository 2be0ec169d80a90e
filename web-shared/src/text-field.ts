import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';

const SHORTEST_TOLD = 40;

/** A labelled input with its hint and its error, tied together for screen readers. */
@Component({
  selector: 'km-text-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field', '[class.field--error]': 'error() !== null' },
  template: `
    <label class="label" [for]="name()"
      >{{ label() }}
      @if (required()) {
        <span class="req" aria-hidden="true">*</span>
      }
      @if (optional(); as words) {
        <span class="opt">({{ words }})</span>
      }
    </label>
    @if (hint(); as words) {
      <span class="hint" [id]="name() + '-hint'">{{ words }}</span>
    }
    @if (error(); as sentence) {
      <span class="error-text" [id]="name() + '-error'"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    <input
      #box
      class="input"
      [id]="name()"
      [name]="name()"
      [type]="type()"
      [value]="value()"
      [attr.autocomplete]="autocomplete()"
      [attr.inputmode]="inputmode()"
      [attr.maxlength]="maxLength()"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="error() === null ? null : 'true'"
      [attr.aria-describedby]="describedBy()"
      [attr.list]="suggestions().length > 0 ? name() + '-list' : null"
      [readOnly]="readonly()"
      (input)="value.set(box.value)"
    />
    @if (suggestions().length > 0) {
      <datalist [id]="name() + '-list'">
        @for (text of suggestions(); track text) {
          <option [value]="text"></option>
        }
      </datalist>
    }
    @if (fullness(); as sentence) {
      <span class="hint" role="status">{{ sentence }}</span>
    }
    <ng-content />
  `,
})
export class TextField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly value = model('');
  readonly type = input('text');
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly required = input(false);
  readonly optional = input<string | null>(null);
  readonly readonly = input(false);
  readonly autocomplete = input<string | null>(null);
  readonly inputmode = input<string | null>(null);
  readonly maxLength = input<number | null>(null);
  /** Offered while somebody types; any other text is taken too. */
  readonly suggestions = input<readonly string[]>([]);
  /** Said where a text fills its field: what was pasted may have lost its end. Short fields end where what they ask for ends. */
  protected readonly fullness = computed(() => {
    const most = this.maxLength();
    if (most === null || most < SHORTEST_TOLD || this.value().length < most) return '';
    return $localize`:@@field.full:Więcej się tu nie zmieści: ${most}:most: znaków. Sprawdź, czy koniec nie został ucięty.`;
  });
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.name()}-hint`, this.error() && `${this.name()}-error`].filter(Boolean).join(' ') || null,
  );
}
