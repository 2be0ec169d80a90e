import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TownLook } from '@karta/web-shared/first-page';
import { CityFacts } from '../city-facts.ts';

/** Arms, product and town; leads home. */
@Component({
  selector: 'km-brand',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="p-brand" [routerLink]="home()"
    ><img class="arms" [src]="look.arms()" alt="" /><span
      ><b lang="pl">Karta Mieszkańca</b><small>{{ facts.name() }}</small></span
    ></a
  >`,
})
export class Brand {
  readonly home = input('/');
  protected readonly facts = inject(CityFacts);
  protected readonly look = inject(TownLook);
}
