import { CONDITIONS_OF, PERMISSIONS, RIGHTS_WITHOUT_SCREEN, type GrantCondition, type Permission } from '@karta/domain';

/** What a right lets a person do. */
const WORDS: Readonly<Record<Permission, string>> = {
  'task.read': 'Czyta zadania',
  'task.complete': 'Przejmuje i załatwia zadania',
  'task.assign': 'Przydziela zadania innym',
  'thread.read': 'Czyta sprawy mieszkańców',
  'thread.announce': 'Pisze do wszystkich i do wybranych mieszkańców',
  'campaign.send': 'Przygotowuje i wysyła kampanie',
  'application.check': 'Sprawdza wylosowane decyzje',
  'application.read': 'Czyta wnioski',
  'person.read': 'Czyta rejestr mieszkańców',
  'person.change': 'Wpisuje i zmienia mieszkańców',
  'documents.read': 'Widzi dokumenty wszystkich mieszkańców na jednej liście',
  'residents.import': 'Importuje mieszkańców z pliku',
  'residents.merge': 'Łączy i rozdziela wpisy jednej osoby',
  'card.read': 'Czyta rejestr kart',
  'card.produce': 'Produkuje karty',
  'card.hand-over': 'Wydaje karty',
  'card.block': 'Zastrzega karty i przyjmuje zwroty',
  'card.unblock': 'Odblokowuje karty',
  'account.restore': 'Przywraca zamknięte konta',
  'account.hold': 'Wstrzymuje usunięcie danych',
  'process.read': 'Czyta procesy',
  'process.repair': 'Naprawia incydenty',
  'process.operate': 'Zmienia bieg spraw',
  'process.deploy': 'Wdraża diagramy',
  'catalogue.change': 'Prowadzi słowniki i treści',
  'settings.change': 'Zmienia ustawienia miasta',
  'access.change': 'Nadaje uprawnienia, łączy stanowiska',
  'job.read': 'Zagląda do kolejek wysyłki',
  'audit.read': 'Czyta dziennik zdarzeń',
  'report.read': 'Czyta raporty',
  'export.approve': 'Zatwierdza duże eksporty list',
  'view.save': 'Zapisuje widoki list',
};

/** Where a right reaches; '': everywhere. */
const CONDITIONS: Readonly<Record<GrantCondition, string>> = {
  'own-point': 'tylko w swoim punkcie',
  'own-cases': 'tylko przydzielone',
};

/** The word of a right; its code where this program does not know it. */
export const rightWord = (code: string): string => WORDS[code as Permission] ?? code;

export const RIGHTS = PERMISSIONS.map((code) => ({
  code,
  word: WORDS[code],
  hasScreen: !RIGHTS_WITHOUT_SCREEN.includes(code),
  conditions: (CONDITIONS_OF[code] ?? []).map((condition) => ({ code: condition, word: CONDITIONS[condition] })),
}));
