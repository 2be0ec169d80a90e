import type { ScanSubject } from '@karta/domain';
import { sentenceFor } from '@karta/web-shared';

/** Why there is no scan, and what to do about it. */
const SENTENCES: Readonly<Record<string, string>> = {
  SCANNER_NO_PAGE: 'W podajniku skanera nie ma kartki. Połóż ją i skanuj jeszcze raz.',
  SCANNER_COVER_OPEN: 'Pokrywa skanera jest otwarta. Zamknij ją i skanuj jeszcze raz.',
  SCANNER_JAMMED: 'Kartka zacięła się w skanerze. Wyjmij ją i skanuj jeszcze raz.',
  SCANNER_BUSY: 'Skaner jest zajęty. Poczekaj, aż skończy, i skanuj jeszcze raz.',
  SCANNER_OFFLINE: 'Skaner nie odpowiada. Sprawdź, czy jest włączony i podłączony, i skanuj jeszcze raz.',
  SCAN_FAILED: 'Skaner przerwał pracę. Skanuj jeszcze raz, a jeśli to nie pomoże, dodaj plik.',
  STATION_OFFLINE: 'Stanowisko nie odpowiada. Sprawdź, czy program na stanowisku jest włączony.',
  NOT_FOUND: 'Tego skanu już nie ma: czekał za długo albo zaczęto następny. Skanuj jeszcze raz.',
};
export const scanSentence = (code: string): string => SENTENCES[code] ?? sentenceFor(code);

/** How to lay it on the glass. */
export const LAY: Readonly<Record<ScanSubject, string>> = {
  photo: 'Połóż zdjęcie w rogu szyby skanera, przy znaczku. Za chwilę ustawisz kadr.',
  document: 'Połóż kartkę na szybie skanera albo w podajniku, zadrukiem tak, jak pokazuje skaner.',
};

/** The name under which a scan goes on. */
export const scanName = (now: Date): string => `Skan ${now.toLocaleDateString('pl-PL')}.jpg`;
