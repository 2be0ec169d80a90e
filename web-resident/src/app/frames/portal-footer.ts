import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PublicLinks } from './public-links.ts';

/** What every page leads to: the open pages and three texts. */
@Component({
  selector: 'km-footer',
  imports: [PublicLinks, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<footer class="legal-links small muted">
    <km-public-links /><a routerLink="/dostepnosc" i18n="@@footer.accessibility">Deklaracja dostępności</a
    ><a routerLink="/regulamin" i18n="@@footer.terms">Regulamin</a
    ><a routerLink="/klauzula" i18n="@@footer.clause">Klauzula informacyjna</a>
  </footer>`,
})
export class PortalFooter {}
