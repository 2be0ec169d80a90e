import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { AppearanceMenu } from '@karta/web-shared/first-page';
import { ResidentAccess } from '../session/resident-access.ts';
import { Brand } from './brand.ts';
import { CurrentStrip } from './current-strip.ts';
import { LanguageChooser } from './language-chooser.ts';
import { PageLanguage } from './page-language.ts';
import { PortalFooter } from './portal-footer.ts';
import { PublicLinks } from './public-links.ts';

/** Pages that anybody may read. */
@Component({
  selector: 'km-open-frame',
  imports: [RouterOutlet, RouterLink, AppearanceMenu, Brand, CurrentStrip, LanguageChooser, PortalFooter, PublicLinks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="p-top">
      <div class="p-top__in">
        <km-brand />
        <nav class="p-tools" aria-label="Wejście do portalu" i18n-aria-label="@@entrance">
          <km-languages />
          <km-appearance />
          @if (access.isSignedIn()) {
            <a class="btn btn--secondary" routerLink="/karty" i18n="@@my-panel">Mój panel</a>
          } @else {
            <a class="btn btn--text only-wide" routerLink="/zaloz-konto" i18n="@@register">Załóż konto</a>
            <a class="btn btn--secondary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
          }
        </nav>
      </div>
      <nav class="pub-nav" aria-label="Dla wszystkich" i18n-aria-label="@@for-everybody"><km-public-links /></nav>
      <km-current-strip />
    </header>
    <div class="open-main">
      <main id="tresc" tabindex="-1" [attr.lang]="language.ofMain()"><router-outlet /></main>
      <km-footer />
    </div>`,
})
export class OpenFrame {
  protected readonly access = inject(ResidentAccess);
  protected readonly language = inject(PageLanguage);
}
