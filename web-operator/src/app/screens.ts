/** Every screen of the back office. The router is made from this list, and the end-to-end test visits it. */
export interface Screen {
  readonly path: string;
  readonly title: string;
  /** The right that opens it; null: only being signed in; 'guest': nobody signed in; 'nobody': either. */
  readonly needs: string | null;
  /** Work screens have the narrow rail instead of the side menu. */
  readonly rail?: boolean;
}

export const SCREENS = [
  { path: 'zaloguj', title: 'Zaloguj', needs: 'guest' },
  { path: 'zaloguj/powrot', title: 'Logowanie', needs: 'nobody' },
  { path: 'nie-pamietam-hasla', title: 'Nie pamiętam hasła', needs: 'guest' },
  { path: 'nowe-haslo', title: 'Nowe hasło', needs: 'guest' },
  { path: 'zadania', title: 'Zadania', needs: 'task.read' },
  { path: 'zadania/:id', title: 'Zadanie', needs: 'task.read', rail: true },
  { path: 'wnioski', title: 'Wnioski', needs: 'application.read' },
  { path: 'wnioski/sprawdzenia', title: 'Wyrywkowe sprawdzenia', needs: 'application.read' },
  { path: 'wnioski/:id', title: 'Wniosek', needs: 'application.read', rail: true },
  { path: 'mieszkancy', title: 'Mieszkańcy', needs: 'person.read' },
  { path: 'mieszkancy/nowy', title: 'Nowy mieszkaniec', needs: 'person.change', rail: true },
  { path: 'mieszkancy/import', title: 'Import mieszkańców', needs: 'residents.import' },
  { path: 'mieszkancy/import/:id', title: 'Import z pliku', needs: 'residents.import' },
  { path: 'mieszkancy/dokumenty', title: 'Dokumenty', needs: 'documents.read' },
  { path: 'mieszkancy/:id', title: 'Mieszkaniec', needs: 'person.read' },
  { path: 'mieszkancy/:id/edycja', title: 'Zmiana danych mieszkańca', needs: 'person.change', rail: true },
  { path: 'mieszkancy/:id/polacz', title: 'Połączenie wpisów', needs: 'residents.merge', rail: true },
  { path: 'mieszkancy/:id/wniosek', title: 'Wniosek papierowy', needs: 'person.change', rail: true },
  { path: 'wniosek-papierowy/:id', title: 'Przepisanie wniosku', needs: 'person.change', rail: true },
  { path: 'karty', title: 'Karty', needs: 'card.read' },
  { path: 'sprawy', title: 'Sprawy', needs: 'thread.read' },
  { path: 'sprawy/:id', title: 'Sprawa', needs: 'thread.read', rail: true },
  { path: 'do-wszystkich', title: 'Do mieszkańców', needs: 'thread.announce' },
  { path: 'wiadomosci', title: 'Wiadomości', needs: 'application.read' },
  { path: 'raporty', title: 'Raporty', needs: 'report.read' },
  { path: 'raporty/zapisane', title: 'Zapisane raporty', needs: 'report.read' },
  { path: 'raporty/blankiety', title: 'Stan blankietów', needs: 'report.read' },
  { path: 'blankiety', title: 'Stan blankietów', needs: 'card.produce' },
  { path: 'procesy', title: 'Procesy', needs: 'process.read' },
  { path: 'procesy/sprawa', title: 'Sprawa na diagramie', needs: 'process.read', rail: true },
  { path: 'procesy/diagramy', title: 'Diagramy i decyzje', needs: 'process.read' },
  { path: 'procesy/wdrozenie', title: 'Wdrożenie diagramu', needs: 'process.deploy' },
  { path: 'procesy/zatwierdzenia', title: 'Do zatwierdzenia', needs: 'process.read' },
  { path: 'procesy/zatwierdzenia/:id', title: 'Prośba o zatwierdzenie', needs: 'process.read' },
  { path: 'procesy/problem', title: 'Problem w diagramie', needs: 'process.read' },
  { path: 'uzytkownicy', title: 'Użytkownicy', needs: 'access.change' },
  { path: 'uzytkownicy/logowanie', title: 'Logowanie kontem zewnętrznym', needs: 'access.change' },
  { path: 'uprawnienia', title: 'Uprawnienia', needs: 'access.change' },
  { path: 'stanowiska', title: 'Stanowiska', needs: 'access.change' },
  { path: 'czytniki', title: 'Czytniki', needs: 'access.change' },
  { path: 'dziennik', title: 'Dziennik', needs: 'audit.read' },
  { path: 'slowniki', title: 'Słowniki i treści', needs: 'catalogue.change' },
  { path: 'partnerzy', title: 'Partnerzy', needs: 'catalogue.change' },
  { path: 'partnerzy/:id', title: 'Partner', needs: 'catalogue.change' },
  { path: 'typy-wnioskow', title: 'Typy wniosków', needs: 'settings.change' },
  { path: 'typy-wnioskow/nowy', title: 'Nowy typ wniosku', needs: 'settings.change', rail: true },
  { path: 'typy-wnioskow/:id', title: 'Typ wniosku', needs: 'settings.change', rail: true },
  { path: 'zgody', title: 'Zgody i klauzule', needs: 'settings.change' },
  { path: 'miasto', title: 'Nazwa, herb, barwa', needs: 'settings.change' },
  { path: 'projekt-karty', title: 'Projekt karty', needs: 'settings.change', rail: true },
  { path: 'pierwsze-uruchomienie', title: 'Pierwsze uruchomienie', needs: 'settings.change' },
  { path: 'ustawienia', title: 'Ustawienia', needs: 'settings.change' },
  { path: 'plik-ustawien', title: 'Plik ustawień', needs: 'settings.change' },
  { path: 'powiadomienia', title: 'Powiadomienia', needs: 'settings.change' },
  { path: 'powiadomienia/:id', title: 'Treść powiadomienia', needs: 'settings.change' },
  { path: 'eksporty', title: 'Moje eksporty', needs: null },
  { path: 'wzmianki', title: 'Wzmianki', needs: null },
  { path: 'konto', title: 'Moje konto', needs: null },
  { path: 'szukaj', title: 'Szukaj', needs: null },
  { path: 'brak-dostepu', title: 'Brak dostępu', needs: null },
] as const satisfies readonly Screen[];

export type ScreenPath = (typeof SCREENS)[number]['path'];
