import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { CityFacts } from '../city-facts.ts';

/** The statement that the Act of 4 April 2019 on digital accessibility asks for; it describes this portal itself. */
@Component({
  selector: 'km-accessibility-statement',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accessibility-statement.html',
})
export class AccessibilityStatement {
  protected readonly facts = inject(CityFacts);
}
