import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Appearance, SkipLink } from '@karta/web-shared';

@Component({
  selector: 'km-office',
  imports: [RouterOutlet, SkipLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet />`,
})
export class Office {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
}
