import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** Screens of the settings, beside each other. */
const PLACES = [
  { path: '/ustawienia', word: 'Ustawienia' },
  { path: '/miasto', word: 'Nazwa, herb, barwa' },
  { path: '/typy-wnioskow', word: 'Typy wniosków' },
  { path: '/projekt-karty', word: 'Projekt karty' },
  { path: '/zgody', word: 'Zgody i klauzule' },
  { path: '/konto-sms', word: 'Konto SMS' },
  { path: '/plik-ustawien', word: 'Plik ustawień' },
] as const;

/** The way between the screens of the settings. */
@Component({
  selector: 'km-settings-nav',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav class="seg seg--wrap mb-2" aria-label="Części ustawień">
    @for (place of places; track place.path) {
      <a [routerLink]="place.path" routerLinkActive ariaCurrentWhenActive="page">{{ place.word }}</a>
    }
  </nav>`,
})
export class SettingsNav {
  protected readonly places = PLACES;
}
