import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { AppearanceMenu } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';
import { Brand } from './brand.ts';
import { CurrentStrip } from './current-strip.ts';
import { PortalFooter } from './portal-footer.ts';

/** Pages that anybody may read. */
@Component({
  selector: 'km-open-frame',
  imports: [RouterOutlet, RouterLink, AppearanceMenu, Brand, CurrentStrip, PortalFooter],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="p-top">
      <div class="p-top__in">
        <km-brand />
        <nav class="p-tools" aria-label="Wejście do portalu">
          <km-appearance />
          @if (access.isSignedIn()) {
            <a class="btn btn--secondary" routerLink="/karty">Mój panel</a>
          } @else {
            <a class="btn btn--text only-wide" routerLink="/zaloz-konto">Załóż konto</a>
            <a class="btn btn--secondary" routerLink="/zaloguj">Zaloguj</a>
          }
        </nav>
      </div>
      <km-current-strip />
    </header>
    <div class="open-main">
      <main id="tresc" tabindex="-1"><router-outlet /></main>
      <km-footer />
    </div>`,
})
export class OpenFrame {
  protected readonly access = inject(ResidentAccess);
}
