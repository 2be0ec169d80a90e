import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** The three texts that every page leads to. */
@Component({
  selector: 'km-footer',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<footer class="legal-links small muted">
    <a routerLink="/dostepnosc">Deklaracja dostępności</a><a routerLink="/regulamin">Regulamin</a
    ><a routerLink="/klauzula">Klauzula informacyjna</a>
  </footer>`,
})
export class PortalFooter {}
