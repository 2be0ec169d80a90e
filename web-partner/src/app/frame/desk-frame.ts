import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AppearanceMenu, TownLook } from '@karta/web-shared';
import { SCREENS } from '../screens.ts';
import { DeskAccess } from '../session/desk-access.ts';

/** Of a manager the bar of a telephone shows these; the others stand behind „Więcej”. */
const SHORT = 3;

/** The frame of whoever is signed in: whose desk it is, the menu, the way out. */
@Component({
  selector: 'km-desk-frame',
  imports: [AppearanceMenu, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="p-top">
      <div class="p-top__in">
        <a class="p-brand" routerLink="/kasa"
          ><img class="arms" [src]="look.arms()" alt="" /><span class="desk-brand"
            ><b>{{ access.person()?.partnerName }}</b
            ><small>partner Karty Mieszkańca, {{ access.cityName() }}</small></span
          ></a
        >
        <div class="p-tools">
          <span class="only-wide small muted">{{ access.person()?.name }}</span>
          <km-appearance />
          <button type="button" class="btn btn--text only-wide" (click)="signOut()">Wyloguj</button>
        </div>
      </div>
    </header>
    <div class="p-body">
      <div class="p-side">
        <nav aria-label="Strona partnera">
          @for (screen of screens(); track screen.path) {
            <a [routerLink]="'/' + screen.path" routerLinkActive ariaCurrentWhenActive="page"
              ><span class="i i-{{ screen.icon }}" aria-hidden="true"></span><span>{{ screen.word }}</span></a
            >
          }
        </nav>
      </div>
      <main id="tresc" tabindex="-1" class="p-main"><router-outlet /></main>
    </div>
    <nav class="p-bottom" aria-label="Skróty" [class.p-bottom--3]="shortcuts().length === 2">
      @for (screen of shortcuts(); track screen.path) {
        <a [routerLink]="'/' + screen.path" routerLinkActive ariaCurrentWhenActive="page"
          ><span class="i i-{{ screen.icon }}" aria-hidden="true"></span>{{ screen.word }}</a
        >
      }
      <a routerLink="/wiecej" routerLinkActive ariaCurrentWhenActive="page"
        ><span class="i i-menu" aria-hidden="true"></span>Więcej</a
      >
    </nav>`,
})
export class DeskFrame {
  protected readonly access = inject(DeskAccess);
  protected readonly look = inject(TownLook);
  protected readonly screens = computed(() => SCREENS.filter(({ role }) => this.access.may(role)));
  protected readonly shortcuts = computed(() =>
    this.screens()
      .filter(({ path }) => path !== 'konto')
      .slice(0, SHORT),
  );
  private readonly router = inject(Router);

  protected async signOut(): Promise<void> {
    await this.access.signOut();
    await this.router.navigate(['/zaloguj']);
  }
}
