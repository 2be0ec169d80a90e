import { inject } from '@angular/core';
import { Router, type CanMatchFn, type UrlSegment } from '@angular/router';
import { SCREENS, type Screen } from '../screens.ts';
import { ResidentAccess } from './resident-access.ts';

const matches = (screen: Screen, segments: readonly UrlSegment[]): boolean => {
  const parts = screen.path.split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part.startsWith(':') || part === segments[index]?.path)
  );
};

const isScreenOf = (frame: Screen['frame'], segments: readonly UrlSegment[]): boolean =>
  segments.length > 0 && SCREENS.some((screen) => screen.frame === frame && matches(screen, segments));

/** Screens of somebody of a family who sees the own card and discounts alone (004-112, 004-118). */
const OF_MEMBERS = ['karty', 'konto', 'benefity'];
/** While a required consent is missing: giving it again, or leaving (004-86). */
const WHILE_LOCKED = ['zgody', 'konto'];

/** The panel's screens need a session; a guest goes to the sign-in and comes back afterwards. */
export const onlySignedIn: CanMatchFn = (_route, segments) => {
  if (!isScreenOf('panel', segments)) return false;
  const access = inject(ResidentAccess);
  const path = segments[0]?.path ?? '';
  if (access.isSignedIn()) {
    if (access.isLocked()) return WHILE_LOCKED.includes(path) || inject(Router).createUrlTree(['/zgody']);
    return !access.isMember() || OF_MEMBERS.includes(path) || inject(Router).createUrlTree(['/karty']);
  }
  const wanted = `/${segments.map((segment) => segment.path).join('/')}`;
  return inject(Router).createUrlTree(['/zaloguj'], { queryParams: { powrot: wanted } });
};

/** Sign-in and registration make no sense for somebody who is in; links from mails stay open to all. */
export const onlyGuests: CanMatchFn = (_route, segments) => {
  if (!isScreenOf('guest', segments)) return false;
  const path = segments[0]?.path;
  const isForAll = ['aktywacja', 'nowe-haslo', 'potwierdz-adres', 'wypisz', 'nowy-adres', 'ustal-haslo'].includes(
    path ?? '',
  );
  return isForAll || !inject(ResidentAccess).isSignedIn() ? true : inject(Router).createUrlTree(['/karty']);
};
