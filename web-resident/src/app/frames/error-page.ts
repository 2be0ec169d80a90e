import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CityFacts } from '../city-facts.ts';

/** Where a screen that cannot be shown leads to. */
@Component({
  selector: 'km-error-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="page stack">
    <h1 i18n="@@error.title">Coś poszło nie tak</h1>
    <p i18n="@@error.words">
      Nie udało się pokazać tej strony. To, co zapisano, jest bezpieczne. Odśwież stronę albo wróć na początek.
    </p>
    @if (facts.city()?.office; as office) {
      @if (office.email || office.phone) {
        <p>
          <ng-container i18n="@@error.tell">Jeśli to się powtarza, daj nam znać:</ng-container>&ngsp;
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
      <a class="btn btn--primary" routerLink="/" i18n="@@home">Strona główna</a
      ><a class="btn btn--secondary" routerLink="/karty" i18n="@@menu.cards">Moje karty</a>
    </div>
  </div>`,
})
export class ErrorPage {
  protected readonly facts = inject(CityFacts);
}
