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
    @if (facts.city()?.office; as office) {
      @if (office.email || office.phone) {
        <p>
          Jeśli to się powtarza, daj nam znać:
          @if (office.email) {
            <a href="mailto:{{ office.email }}">{{ office.email }}</a>
          }
          @if (office.phone) {
            <a href="tel:{{ office.phone }}" class="nowrap">{{ office.phone }}</a>
          }
        </p>
      }
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
