import { computed, inject, Injectable, LOCALE_ID } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { TRANSLATED_TITLES } from '../screen-titles.ts';

/** In which language the screen stands, beside the language of the page. */
@Injectable({ providedIn: 'root' })
export class PageLanguage {
  readonly locale = inject(LOCALE_ID);
  /** Of the page, as an account keeps it. */
  readonly code = (['pl', 'en', 'uk'] as const).find((each) => this.locale.startsWith(each)) ?? 'pl';
  private readonly router = inject(Router);
  private readonly arrival = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
  /** The address of the screen within its language: `/zaloguj?powrot=%2Fkarty`. */
  readonly address = computed(() => {
    this.arrival();
    return this.router.url;
  });
  /** Language of what the city itself wrote: `pl` on a page in another language, null where the page speaks it. */
  readonly ofCity = this.locale.startsWith('pl') ? null : 'pl';
  /** `pl` where a page in another language shows a screen that is not translated (WCAG 3.1.2); null elsewhere. */
  readonly ofMain = computed(() => {
    this.arrival();
    const path = this.routePath();
    return path === undefined || path === '**' || Object.hasOwn(TRANSLATED_TITLES, path) ? null : this.ofCity;
  });

  /** Of the screen, as the table of screens writes it: `rodzina/:id`. Where there is none, the page says so in its own language. */
  private routePath(): string | undefined {
    let route = this.router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    return route.routeConfig?.path;
  }
}
