import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** The three texts that every page leads to. */
@Component({
  selector: 'km-footer',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<footer class="legal-links small muted">
    <a routerLink="/dostepnosc" i18n="@@footer.accessibility">Deklaracja dostępności</a
    ><a routerLink="/regulamin" i18n="@@footer.terms">Regulamin</a
    ><a routerLink="/klauzula" i18n="@@footer.clause">Klauzula informacyjna</a>
  </footer>`,
})
export class PortalFooter {}
