/** Every screen of the portal. The router is made from this list, and the end-to-end test visits it. */
export interface Screen {
  readonly path: string;
  readonly title: string;
  /** open: anybody; guest: sign-in and registration; panel: the signed-in resident; bare: a whole screen of its own. */
  readonly frame: 'open' | 'guest' | 'panel' | 'bare';
}

export const SCREENS = [
  { path: '', title: 'Jedna karta, całe miasto', frame: 'open' },
  { path: 'klauzula', title: 'Klauzula informacyjna', frame: 'open' },
  { path: 'regulamin', title: 'Regulamin', frame: 'open' },
  { path: 'dostepnosc', title: 'Deklaracja dostępności', frame: 'open' },
  { path: 'aktualnosci', title: 'Aktualności', frame: 'open' },
  { path: 'aktualnosci/:id', title: 'Aktualności', frame: 'open' },
  { path: 'oferta', title: 'Oferta partnerów', frame: 'open' },
  { path: 'oferta/:id', title: 'Oferta partnerów', frame: 'open' },
  { path: 'co-mi-przysluguje', title: 'Co mi przysługuje', frame: 'open' },
  { path: 'status', title: 'Stan wniosku', frame: 'open' },
  { path: 'drugi-opiekun', title: 'Zgoda drugiego opiekuna', frame: 'open' },
  { path: 'blad', title: 'Coś poszło nie tak', frame: 'open' },
  { path: 'zaloguj', title: 'Zaloguj', frame: 'guest' },
  { path: 'zaloz-konto', title: 'Załóż konto', frame: 'guest' },
  { path: 'sprawdz-poczte', title: 'Sprawdź pocztę', frame: 'guest' },
  { path: 'aktywacja', title: 'Aktywacja konta', frame: 'guest' },
  { path: 'nie-pamietam-hasla', title: 'Nie pamiętam hasła', frame: 'guest' },
  { path: 'nowe-haslo', title: 'Nowe hasło', frame: 'guest' },
  { path: 'wypisz/:code', title: 'Wypisanie się', frame: 'guest' },
  { path: 'potwierdz-adres', title: 'Potwierdzenie adresu', frame: 'guest' },
  { path: 'karta-wirtualna', title: 'Karta wirtualna', frame: 'bare' },
  { path: 'nowy-adres', title: 'Nowy adres e-mail', frame: 'guest' },
  { path: 'ustal-haslo', title: 'Ustal hasło do konta', frame: 'guest' },
  { path: 'karty', title: 'Moje karty', frame: 'panel' },
  { path: 'wnioski', title: 'Moje wnioski', frame: 'panel' },
  { path: 'wnioski/nowy', title: 'Nowy wniosek', frame: 'panel' },
  { path: 'wnioski/:id/formularz', title: 'Formularz wniosku', frame: 'panel' },
  { path: 'wnioski/:id/sprawdz', title: 'Sprawdź i wyślij', frame: 'panel' },
  { path: 'wnioski/:id', title: 'Status wniosku', frame: 'panel' },
  { path: 'konto', title: 'Moje konto', frame: 'panel' },
  { path: 'zgody', title: 'Moje zgody', frame: 'panel' },
  { path: 'benefity', title: 'Moje benefity', frame: 'panel' },
  { path: 'sprawy', title: 'Moje sprawy', frame: 'panel' },
  { path: 'sprawy/nowa', title: 'Nowa sprawa', frame: 'panel' },
  { path: 'sprawy/:id', title: 'Sprawa', frame: 'panel' },
  { path: 'rodzina', title: 'Moja rodzina', frame: 'panel' },
  { path: 'rodzina/dodaj', title: 'Dodaj konto', frame: 'panel' },
  { path: 'rodzina/wnioski', title: 'Wniosek dla kilku dzieci', frame: 'panel' },
  { path: 'rodzina/wnioski/:id', title: 'Wniosek dla kilku dzieci', frame: 'panel' },
  { path: 'rodzina/:id', title: 'Edytuj konto', frame: 'panel' },
] as const satisfies readonly Screen[];

export type ScreenPath = (typeof SCREENS)[number]['path'];
