import type { ScreenPath } from './screens.ts';

/** Titles of the screens that speak every language of the portal; the others are Polish everywhere. */
export const TRANSLATED_TITLES: Readonly<Partial<Record<ScreenPath, string>>> = {
  '': $localize`:@@welcome.title:Jedna karta, całe miasto`,
  zaloguj: $localize`:@@sign-in:Zaloguj`,
  'zaloz-konto': $localize`:@@register:Załóż konto`,
  'sprawdz-poczte': $localize`:@@check-mail:Sprawdź pocztę`,
  rodzina: $localize`:@@menu.family:Moja rodzina`,
  'rodzina/dodaj': $localize`:@@family.add:Dodaj konto`,
  'rodzina/:id': $localize`:@@member-form.edit:Edytuj konto`,
  konto: $localize`:@@menu.account:Moje konto`,
  zgody: $localize`:@@menu.consents:Moje zgody`,
  'nowy-adres': $localize`:@@new-address.title:Nowy adres e-mail`,
  'ustal-haslo': $localize`:@@join.title:Ustal hasło do konta`,
  aktywacja: $localize`:@@activate:Aktywacja konta`,
  aktualnosci: $localize`:@@news:Aktualności`,
  'aktualnosci/:id': $localize`:@@news:Aktualności`,
  oferta: $localize`:@@offers:Oferta partnerów`,
  'oferta/:id': $localize`:@@offers:Oferta partnerów`,
  'co-mi-przysluguje': $localize`:@@eligibility:Co mi przysługuje`,
  status: $localize`:@@status.title:Stan wniosku`,
  benefity: $localize`:@@benefits:Moje benefity`,
  sprawy: $localize`:@@threads:Moje sprawy`,
  'sprawy/nowa': $localize`:@@threads.new-title:Nowa sprawa`,
  'sprawy/:id': $localize`:@@threads.one:Sprawa`,
};
