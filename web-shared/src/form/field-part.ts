import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { applicantField, parsePesel, readPhone, takesSms, typedPesel, type ApplicantField } from '@karta/domain';
import { plainDate, todayIn } from '../polish-dates.ts';
import { TextField } from '../text-field.ts';
import { controlOf } from './field-controls.ts';
import { FIELD_WORDS } from './field-words.ts';

/** A field of the applicant: to be filled, or shown as the register has it. */
@Component({
  selector: 'km-field-part',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isReadOnly()) {
      <dl class="dl">
        <div>
          <dt>{{ words().label }}</dt>
          <dd class="prewrap">{{ value() || '–' }}</dd>
        </div>
      </dl>
    } @else {
      <km-text-field
        [name]="field()"
        [label]="words().label"
        [type]="control().type"
        [hint]="words().hint ?? null"
        [optional]="words().optional ?? null"
        [autocomplete]="control().autocomplete"
        [inputmode]="control().inputmode"
        [maxLength]="control().maxLength"
        [required]="isRequired()"
        [suggestions]="suggestions()"
        [value]="value()"
        (valueChange)="changed.emit($event)"
        [error]="error()"
      >
        @if (said(); as sentence) {
          <span [class]="field() === 'pesel' ? 'ok' : 'hint'" role="status">
            @if (field() === 'pesel') {
              <span class="i i-check_circle" aria-hidden="true"></span>
            }
            {{ sentence }}
          </span>
        }
      </km-text-field>
    }`,
})
export class FieldPart {
  readonly field = input.required<ApplicantField>();
  readonly value = input.required<string>();
  readonly isReadOnly = input(false);
  readonly isOptional = input(false);
  readonly error = input<string | null>(null);
  /** Names that are offered while it is typed. */
  readonly suggestions = input<readonly string[]>([]);
  readonly changed = output<string>();
  protected readonly words = computed(() => FIELD_WORDS[this.field()]);
  protected readonly control = computed(() => controlOf(this.field()));
  protected readonly isRequired = computed(
    () => !this.isOptional() && applicantField(this.field()).isOptional !== true,
  );
  /** What the number says, for a person to confirm (docs/facts/law.md); or that a landline gets no SMS. */
  protected readonly said = computed(() => {
    if (this.field() === 'pesel') return saidByNumber(this.value());
    return this.field() === 'phone' ? phoneHint(this.value()) : null;
  });
}

function saidByNumber(typed: string): string | null {
  const parsed = parsePesel(typedPesel(typed), todayIn());
  if (!parsed.ok) return null;
  const sex = parsed.sex === 'female' ? $localize`:@@sex.female:kobieta` : $localize`:@@sex.male:mężczyzna`;
  return $localize`:@@pesel.said:Data urodzenia: ${plainDate(parsed.birthDate)}:date:, ${sex}:sex:. Zgadza się?`;
}

/** A hint at the phone's field. */
export function phoneHint(typed: string): string | null {
  const phone = readPhone(typed);
  return phone === undefined || takesSms(phone)
    ? null
    : $localize`:@@phone.landline:To numer stacjonarny: SMS o karcie na niego nie dojdzie.`;
}
