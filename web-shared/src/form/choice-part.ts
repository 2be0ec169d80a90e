import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly hint?: string;
}

/** One of several things, each with a line of its own. */
@Component({
  selector: 'km-choice-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<fieldset class="stack stack-2 field" [id]="name()" [class.field--error]="error()">
    <legend class="label mb-2">{{ label() }} <span class="req" aria-hidden="true">*</span></legend>
    @if (error(); as sentence) {
      <span class="error-text"
        ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
      >
    }
    @for (choice of choices(); track choice.code) {
      <label class="check option"
        ><input
          type="radio"
          [name]="name()"
          [checked]="choice.code === value()"
          (change)="chosen.emit(choice.code)"
        /><span
          ><b>{{ choice.name }}</b></span
        >
        @if (choice.hint) {
          <span class="hint">{{ choice.hint }}</span>
        }
      </label>
    }
  </fieldset>`,
})
export class ChoicePart {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = input.required<string | null>();
  readonly error = input<string | null>(null);
  readonly chosen = output<string>();
}
