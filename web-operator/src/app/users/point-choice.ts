import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { StaffList } from '@karta/contracts';

/** The point at which somebody works; none: all of them. `name` is the id of the field. */
@Component({
  selector: 'km-point-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `<label class="label" [for]="name()">Punkt</label>
    <select #box class="input" [id]="name()" (change)="value.set(box.value || null)">
      <option value="">wszystkie</option>
      @for (each of points(); track each.id) {
        <option [value]="each.id" [selected]="each.id === value()">{{ each.name }}</option>
      }
    </select>`,
})
export class PointChoice {
  readonly name = input.required<string>();
  readonly points = input.required<StaffList['points']>();
  readonly value = model.required<string | null>();
}
