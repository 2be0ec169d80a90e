import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { FieldComparison } from '@karta/contracts';
import { changedPieces } from './changed-words.ts';
import { fieldValue, fieldWord } from './field-words.ts';
import { Unbroken } from './unbroken.ts';

/** The form beside the register: same, different, new, field by field. */
@Component({
  selector: 'km-register-comparison',
  imports: [Unbroken],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-comparison.html',
})
export class RegisterComparison {
  readonly fields = input.required<readonly FieldComparison[]>();
  protected readonly differences = computed(() => this.fields().filter((field) => field.state === 'different').length);
  /** Nobody of this PESEL is in the register yet: one sentence says it better than a column of dashes. */
  protected readonly isNewPerson = computed(() => this.fields().every((field) => field.registered === null));
  protected readonly fieldWord = fieldWord;
  protected readonly fieldValue = fieldValue;

  protected changed(field: string, value: string | null, other: string | null) {
    return changedPieces(fieldValue(field, value), fieldValue(field, other));
  }
}
