import type { ScreenPath } from './screens.ts';

/** Titles of the screens that speak every language of the portal; the others are Polish everywhere. */
export const TRANSLATED_TITLES: Readonly<Partial<Record<ScreenPath, string>>> = {
  '': $localize`:@@welcome.title:Jedna karta, całe miasto`,
  zaloguj: $localize`:@@sign-in:Zaloguj`,
  'zaloz-konto': $localize`:@@register:Załóż konto`,
  'sprawdz-poczte': $localize`:@@check-mail:Sprawdź pocztę`,
  wnioski: $localize`:@@applications:Moje wnioski`,
  'wnioski/nowy': $localize`:@@application.new:Nowy wniosek`,
  'wnioski/:id': $localize`:@@title.status:Status wniosku`,
  'wnioski/:id/formularz': $localize`:@@title.form:Formularz wniosku`,
  'wnioski/:id/sprawdz': $localize`:@@form.check:Sprawdź i wyślij`,
  aktywacja: $localize`:@@activate:Aktywacja konta`,
};
