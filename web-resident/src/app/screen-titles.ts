import type { ScreenPath } from './screens.ts';

/** Titles of the screens that speak every language of the portal; the others are Polish everywhere. */
export const TRANSLATED_TITLES: Readonly<Partial<Record<ScreenPath, string>>> = {
  '': $localize`:@@welcome.title:Jedna karta, całe miasto`,
  zaloguj: $localize`:@@sign-in:Zaloguj`,
  'zaloz-konto': $localize`:@@register:Załóż konto`,
  'sprawdz-poczte': $localize`:@@check-mail:Sprawdź pocztę`,
  aktywacja: $localize`:@@activate:Aktywacja konta`,
};
