import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AppearanceMenu, CardFace } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { Brand } from './brand.ts';
import { LanguageChooser } from './language-chooser.ts';
import { PageLanguage } from './page-language.ts';
import { PortalFooter } from './portal-footer.ts';

/** Sign-in and registration: the card on the current, the form beside it. */
@Component({
  selector: 'km-guest-frame',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, AppearanceMenu, Brand, CardFace, LanguageChooser, PortalFooter],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="auth">
    <aside class="auth__hero" aria-label="Karta Mieszkańca" i18n-aria-label="@@product">
      <div class="auth__top">
        <km-brand />
        <p class="auth__say" i18n="@@motto">Jedna karta.<br />Całe miasto.</p>
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
      <header class="auth__tools"><km-languages /><km-appearance /></header>
      <div class="auth__form">
        <nav class="tabs" aria-label="Wejście do portalu" i18n-aria-label="@@entrance">
          <a class="tab" routerLink="/zaloguj" routerLinkActive ariaCurrentWhenActive="page" i18n="@@sign-in"
            >Zaloguj</a
          >
          <a class="tab" routerLink="/zaloz-konto" routerLinkActive ariaCurrentWhenActive="page" i18n="@@register"
            >Załóż konto</a
          >
        </nav>
        <main id="tresc" tabindex="-1" [attr.lang]="language.ofMain()"><router-outlet /></main>
      </div>
      <km-footer />
    </div>
  </div>`,
})
export class GuestFrame {
  protected readonly facts = inject(CityFacts);
  protected readonly language = inject(PageLanguage);
}
