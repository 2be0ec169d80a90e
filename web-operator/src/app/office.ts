import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Appearance, SkipLink, ToastPlace } from '@karta/web-shared';

@Component({
  selector: 'km-office',
  imports: [RouterOutlet, SkipLink, ToastPlace],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-skip-link /><router-outlet /><km-toast />`,
})
export class Office {
  /** Made here so that the chosen colours stand before the first screen. */
  protected readonly appearance = inject(Appearance);
}
