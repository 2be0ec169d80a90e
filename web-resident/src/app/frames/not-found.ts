import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'km-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="page stack">
    <h1 i18n="@@not-found">Nie ma takiej strony</h1>
    <p i18n="@@not-found.words">
      Adres mógł zostać skrócony albo wpisany z błędem. Nic nie przepadło: wnioski i karty czekają w panelu.
    </p>
    <div class="row row--wrap">
      <a class="btn btn--primary" routerLink="/karty" i18n="@@welcome.cards">Moje karty</a
      ><a class="btn btn--secondary" routerLink="/" i18n="@@home">Strona główna</a>
    </div>
  </div>`,
})
export class NotFound {}
