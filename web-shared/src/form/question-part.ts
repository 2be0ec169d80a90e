import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID, output } from '@angular/core';
import { LONGEST_ANSWER, wordOf, type Question } from '@karta/domain';
import { TextArea } from '../text-area.ts';
import { TextField } from '../text-field.ts';

const YES_NO = [
  { code: 'yes', words: $localize`:@@form.yes:tak` },
  { code: 'no', words: $localize`:@@form.no:nie` },
];

/** A town's own question. */
@Component({
  selector: 'km-question-part',
  imports: [TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@switch (question().as) {
    @case ('long-text') {
      <km-text-area
        [name]="name()"
        [label]="label()"
        [hint]="hint()"
        [rows]="4"
        [maxLength]="longest()"
        [value]="value()"
        (valueChange)="changed.emit($event)"
        [error]="error()"
      />
    }
    @case ('choice')
    @case ('yes-no') {
      <fieldset class="stack stack-2 field" [id]="name()" [class.field--error]="error()">
        <legend class="label mb-2">
          {{ label() }}
          @if (isRequired()) {
            <span class="req" aria-hidden="true">*</span>
          }
        </legend>
        @if (hint(); as words) {
          <span class="hint">{{ words }}</span>
        }
        @if (error(); as sentence) {
          <span class="error-text"
            ><span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span></span
          >
        }
        @for (option of options(); track option.code) {
          <label class="check option"
            ><input
              type="radio"
              [name]="name()"
              [checked]="option.code === value()"
              (change)="changed.emit(option.code)"
            /><span>{{ option.words }}</span></label
          >
        }
      </fieldset>
    }
    @default {
      <km-text-field
        [name]="name()"
        [label]="label()"
        [type]="question().as === 'date' ? 'date' : 'text'"
        [inputmode]="question().as === 'number' ? 'decimal' : null"
        [hint]="hint()"
        [maxLength]="question().as === 'text' ? longest() : null"
        [required]="isRequired()"
        [value]="value()"
        (valueChange)="changed.emit($event)"
        [error]="error()"
      />
    }
  }`,
})
export class QuestionPart {
  readonly question = input.required<Question & { isOptional?: boolean | undefined }>();
  readonly value = input.required<string>();
  readonly error = input<string | null>(null);
  /** Of the town's own words. */
  readonly language = input(inject(LOCALE_ID).slice(0, 2));
  readonly changed = output<string>();
  protected readonly name = computed(() => `answers-${this.question().id}`);
  protected readonly label = computed(() => wordOf(this.question().label, this.language()));
  protected readonly hint = computed(() => {
    const { hint } = this.question();
    return hint ? wordOf(hint, this.language()) : null;
  });
  protected readonly longest = computed(() => this.question().longest ?? LONGEST_ANSWER);
  protected readonly isRequired = computed(() => this.question().isOptional !== true);

  /** What one is chosen of. */
  protected readonly options = computed(() => {
    if (this.question().as === 'yes-no') return YES_NO;
    return (this.question().options ?? []).map(({ code, label }) => ({ code, words: wordOf(label, this.language()) }));
  });
}
