import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AppearanceMenu, Dialog, Toasts } from '@karta/web-shared';
import { toSignal } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';
import { Brand } from './brand.ts';
import { CurrentStrip } from './current-strip.ts';
import { MENU_ITEMS } from './menu-items.ts';
import { LanguageChooser } from './language-chooser.ts';
import { PageLanguage } from './page-language.ts';
import { PortalFooter } from './portal-footer.ts';
import { UnreadBadge } from './unread-badge.ts';

/** The signed-in resident's frame: header, side menu of seven, bottom bar on phones. */
@Component({
  selector: 'km-panel-frame',
  imports: [
    RouterOutlet,
    RouterLink,
    RouterLinkActive,
    AppearanceMenu,
    Brand,
    CurrentStrip,
    Dialog,
    LanguageChooser,
    PortalFooter,
    UnreadBadge,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './panel-frame.html',
})
export class PanelFrame {
  protected readonly items = MENU_ITEMS;
  protected readonly language = inject(PageLanguage);
  protected readonly shortcuts = MENU_ITEMS.filter((item) => ['/karty', '/wnioski', '/sprawy'].includes(item.path));
  protected readonly access = inject(ResidentAccess);
  protected readonly menuOpen = signal(false);
  protected readonly initials = computed(() => {
    const account = this.access.account();
    return account ? `${account.firstName.charAt(0)}${account.lastName.charAt(0)}` : '';
  });
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly arrival = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
  /** The bottom bar shows three of seven; the others live behind „Menu”. */
  protected readonly isElsewhere = computed(() => {
    this.arrival();
    return !this.shortcuts.some((item) => this.router.url.startsWith(item.path));
  });

  protected async signOut(): Promise<void> {
    this.menuOpen.set(false);
    await this.access.signOut();
    this.toasts.say($localize`:@@signed-out:Wylogowano. Do zobaczenia!`);
    await this.router.navigate(['/']);
  }
}
