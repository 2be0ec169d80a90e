import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CityFacts } from '../city-facts.ts';

/** Where a screen that cannot be shown leads to. */
@Component({
  selector: 'km-error-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="page stack">
    <h1>Coś poszło nie tak</h1>
    <p>Nie udało się pokazać tej strony. To, co zapisano, jest bezpieczne. Odśwież stronę albo wróć na początek.</p>
    @if (facts.city(); as city) {
      <p>
        Jeśli to się powtarza, napisz do nas: <a href="mailto:{{ city.office.email }}">{{ city.office.email }}</a> albo
        zadzwoń: <a href="tel:{{ city.office.phone }}" class="nowrap">{{ city.office.phone }}</a>.
      </p>
    }
    <div class="row row--wrap">
      <a class="btn btn--primary" routerLink="/">Strona główna</a
      ><a class="btn btn--secondary" routerLink="/karty">Moje karty</a>
    </div>
  </div>`,
})
export class ErrorPage {
  protected readonly facts = inject(CityFacts);
}
