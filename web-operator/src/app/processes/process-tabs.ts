import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The three ways to look at processes. */
@Component({
  selector: 'km-process-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<nav class="seg" aria-label="Widok procesów">
    @for (tab of tabs; track tab.path) {
      <a
        [routerLink]="tab.path"
        routerLinkActive="is-on"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{
          paths: 'exact',
          queryParams: 'ignored',
          matrixParams: 'ignored',
          fragment: 'ignored',
        }"
        >{{ tab.word }}</a
      >
    }
  </nav>`,
})
export class ProcessTabs {
  protected readonly tabs = [
    { path: '/procesy', word: 'Przegląd' },
    { path: '/procesy/sprawy', word: 'Sprawy' },
    { path: '/procesy/diagramy', word: 'Diagramy i decyzje' },
  ];
}
