import {
  inject,
  Injectable,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router, TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** „Moje karty · Karta Mieszkańca”. */
@Injectable()
class ProductTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const screen = this.buildTitle(snapshot);
    this.title.setTitle(screen ? `${screen} · Karta Mieszkańca` : 'Karta Mieszkańca');
  }
}

/** Moves the focus to the new screen's heading, as a page load would; the first screen keeps the browser's own focus. */
function focusNewScreens(): void {
  let arrivals = 0;
  let lastPath = '';
  inject(Router).events.subscribe((event) => {
    if (!(event instanceof NavigationEnd)) return;
    const path = event.urlAfterRedirects.split('?')[0] ?? '';
    if (++arrivals === 1 || path === lastPath) {
      lastPath = path;
      return;
    }
    lastPath = path;
    setTimeout(() => {
      const heading = document.querySelector<HTMLElement>('main h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    });
  });
}

/** Title and focus on arrival at a screen, for both apps. */
export function providePageArrival(): (Provider | EnvironmentProviders)[] {
  return [{ provide: TitleStrategy, useClass: ProductTitle }, provideEnvironmentInitializer(focusNewScreens)];
}
