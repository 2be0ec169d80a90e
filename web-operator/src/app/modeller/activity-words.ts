/** An automatic step in a clerk's words, and what it answers in a trial where nobody says otherwise. */
export interface ActivityWords {
  readonly label: string;
  readonly sample?: unknown;
}

/** Small facts of an application, as `check-application` tells them. */
export const SAMPLE_FACTS = {
  type: 'card-issue',
  reason: '',
  packageCode: 'resident',
  age: 40,
  livesInTown: true,
  daysLeft: null,
  earlierDuplicates: 0,
  documentType: 'permanent-registration',
  documentDate: '2026-10-01',
  documentEnd: '2036-10-01',
  guardianDue: null,
};

/** By the name that a diagram gives; one that is missing here is shown by its name. */
export const ACTIVITY_WORDS: Readonly<Record<string, ActivityWords>> = {
  'check-application': { label: 'Sprawdź dane wniosku', sample: { problems: [], facts: SAMPLE_FACTS } },
  'set-application-state': {
    label: 'Ustaw stan wniosku',
    sample: { completionDeadline: '2026-12-15T23:59:59+01:00', lateAnswerCounts: true, byPost: false },
  },
  'enter-in-register': { label: 'Wpisz do rejestru', sample: { residentId: 'osoba-1' } },
  notify: { label: 'Wyślij wiadomość', sample: {} },
  'set-priority': { label: 'Ustaw pilność', sample: {} },
  'record-fee': { label: 'Zapisz opłatę', sample: {} },
  'apply-data-change': {
    label: 'Wprowadź zmianę danych',
    sample: { cardOutdated: false, offerUntil: '2026-12-31T23:59:59+01:00' },
  },
  'grant-package': { label: 'Przyznaj pakiet', sample: {} },
  'transfer-package': { label: 'Przenieś pakiet', sample: {} },
  'check-expiry': { label: 'Sprawdź, czy przypominać', sample: { needed: true } },
  'withdraw-card': { label: 'Wycofaj kartę nieodebraną', sample: {} },
  'freeze-guardian': {
    label: 'Ogranicz dostęp opiekuna',
    sample: { hasAddress: true, guardianAccountId: 'konto-1' },
  },
  'invite-member': { label: 'Zaproś do własnego konta', sample: {} },
  'close-accounts': {
    label: 'Zamknij konta',
    sample: { accountIds: ['konto-1'], detachedIds: [], graceEnd: '2026-12-31T23:59:59+01:00' },
  },
  'end-application': { label: 'Zakończ wniosek zamkniętego konta', sample: {} },
  'release-accounts': {
    label: 'Rozstrzygnij, czyje dane usunąć',
    sample: { freeIds: ['konto-1'], heldIds: [], toTellIds: [] },
  },
  'erase-accounts': { label: 'Usuń dane kont', sample: {} },
  'reopen-accounts': { label: 'Otwórz konta ponownie', sample: {} },
  'build-data-export': { label: 'Przygotuj plik danych', sample: { accountId: 'konto-1' } },
  'await-answer': {
    label: 'Wyznacz termin odpowiedzi',
    sample: { answerDue: '2026-12-31T23:59:59+01:00', allowsReply: true },
  },
  'record-answer': { label: 'Zapisz odpowiedź', sample: {} },
  'close-thread': { label: 'Zamknij rozmowę', sample: {} },
  'block-card': { label: 'Zablokuj kartę', sample: {} },
  'unblock-card': { label: 'Odblokuj kartę', sample: {} },
  'return-card': { label: 'Przyjmij zwrot karty', sample: {} },
  'settle-card-act': { label: 'Zamknij zlecenie o karcie', sample: {} },
  'card-production': { label: 'Produkcja karty', sample: { cardId: 'karta-1' } },
};
