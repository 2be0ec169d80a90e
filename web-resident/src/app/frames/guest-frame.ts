import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AppearanceMenu, CardFace } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { Brand } from './brand.ts';
import { PortalFooter } from './portal-footer.ts';

/** Sign-in and registration: the card on the current, the form beside it. */
@Component({
  selector: 'km-guest-frame',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, AppearanceMenu, Brand, CardFace, PortalFooter],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="auth">
    <aside class="auth__hero" aria-label="Karta Mieszkańca">
      <div class="auth__top">
        <km-brand />
        <p class="auth__say">Jedna karta.<br />Całe miasto.</p>
        <div class="auth__card" aria-hidden="true">
          <km-card-face
            [town]="facts.name()"
            holderName="Małgorzata Źdźbłowska"
            number="01-000018"
            validUntil="2028-09-30"
            photo="/assets/sample-portrait.svg"
          />
        </div>
      </div>
    </aside>
    <div class="auth__side">
      <div class="auth__tools"><km-appearance /></div>
      <div class="auth__form">
        <nav class="tabs" aria-label="Wejście do portalu">
          <a class="tab" routerLink="/zaloguj" routerLinkActive ariaCurrentWhenActive="page">Zaloguj</a>
          <a class="tab" routerLink="/zaloz-konto" routerLinkActive ariaCurrentWhenActive="page">Załóż konto</a>
        </nav>
        <main id="tresc" tabindex="-1"><router-outlet /></main>
      </div>
      <km-footer />
    </div>
  </div>`,
})
export class GuestFrame {
  protected readonly facts = inject(CityFacts);
}
