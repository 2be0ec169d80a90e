import type { NavigationError } from '@angular/router';

/** What browsers say when a part of the application is not on the server any more. */
const MISSING_PART = /dynamically imported module|importing a module script|error loading/i;

/**
 * A page that stayed open over an update of the server asks for parts that are gone: it is loaded anew at the place where
 * the person wanted to go. Every other failed navigation stays an error.
 */
export function reloadAfterUpdate(failed: Pick<NavigationError, 'error' | 'url'>, go = goTo): void {
  const message = failed.error instanceof Error ? failed.error.message : '';
  if (!MISSING_PART.test(message)) throw failed.error;
  go(failed.url);
}

function goTo(url: string): void {
  // The router's addresses begin below the page's base, e.g. /en/.
  window.location.assign(new URL(`.${url}`, document.baseURI));
}
