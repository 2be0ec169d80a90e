import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { LONGEST_EMAIL, LONGEST_NAME, SECOND_GUARDIAN } from '@karta/domain';
import { TextField } from '../text-field.ts';

/** The other guardian of a child, who is asked by a link to an address. */
@Component({
  selector: 'km-second-guardian-part',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="hint mb-2" i18n="@@second-guardian.hint">
      Po wysłaniu wniosku zapytamy tę osobę o&nbsp;zgodę linkiem w&nbsp;e-mailu. Nie musi mieć konta.
    </p>
    <km-text-field
      [name]="names.name"
      label="Imię i nazwisko drugiego opiekuna"
      i18n-label="@@label.second-guardian-name"
      [maxLength]="longest.name"
      [required]="isRequired()"
      [value]="answers()[fields.name] ?? ''"
      (valueChange)="changed.emit([fields.name, $event])"
      [error]="nameError()"
    />
    <km-text-field
      class="mt-3"
      type="email"
      [name]="names.email"
      label="E-mail drugiego opiekuna"
      i18n-label="@@label.second-guardian-email"
      inputmode="email"
      [maxLength]="longest.email"
      [required]="isRequired()"
      [value]="answers()[fields.email] ?? ''"
      (valueChange)="changed.emit([fields.email, $event])"
      [error]="emailError()"
    />`,
})
export class SecondGuardianPart {
  readonly answers = input.required<Readonly<Record<string, string>>>();
  readonly isRequired = input(true);
  readonly nameError = input<string | null>(null);
  readonly emailError = input<string | null>(null);
  /** Which answer, and what it is now. */
  readonly changed = output<readonly [string, string]>();
  protected readonly fields = SECOND_GUARDIAN;
  protected readonly names = {
    name: `answers-${SECOND_GUARDIAN.name}`,
    email: `answers-${SECOND_GUARDIAN.email}`,
  };
  protected readonly longest = { name: LONGEST_NAME, email: LONGEST_EMAIL };
}
