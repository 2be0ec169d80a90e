import type { ReaderVerdict } from '@karta/domain';

/** What the controller is told: the server's verdicts, and that nothing can be said without a connection. */
export type Told = ReaderVerdict | 'too-old';

export interface VerdictWords {
  readonly word: string;
  /** Colour of the screen: green, red, dark, brown, blue. */
  readonly tone: 's' | 'e' | 'n' | 'w' | 'p';
  readonly icon: string;
  readonly todo: string;
  readonly hint: string;
  /** Milliseconds of each tone; the vibration has the same beat. */
  readonly beat: readonly number[];
  readonly beatWords: string;
}

const [SHORT, LONG] = [120, 500];

/** One look, one meaning: colour, word, icon and sound say the same: nobody needs to see colours or to hear. */
export const VERDICTS: Readonly<Record<Told, VerdictWords>> = {
  valid: {
    ...{ word: 'Ważna', tone: 's', icon: 'check_circle', todo: '', hint: '' },
    ...{ beat: [SHORT], beatWords: 'krótki dźwięk' },
  },
  blocked: {
    ...{ word: 'Zastrzeżona', tone: 'e', icon: 'lock', todo: 'Nie przyznawaj ulgi' },
    hint: 'Poproś o kontakt z Biurem Karty',
    ...{ beat: [LONG, LONG, LONG], beatWords: '3 długie' },
  },
  expired: {
    ...{ word: 'Wygasła', tone: 'n', icon: 'event_busy', todo: 'Ulga nie działa' },
    hint: 'Kartę można przedłużyć w portalu albo w Biurze Karty.',
    ...{ beat: [LONG, LONG], beatWords: '2 długie' },
  },
  inactive: {
    ...{ word: 'Nieaktywna', tone: 'n', icon: 'hourglass_bottom', todo: 'Ulga nie działa' },
    hint: 'Ta karta nie została jeszcze wydana albo zastąpiła ją nowa.',
    ...{ beat: [LONG, LONG], beatWords: '2 długie' },
  },
  unknown: {
    ...{ word: 'Nieznana', tone: 'w', icon: 'question_mark', todo: 'To nie jest nasza karta' },
    hint: 'Inne miasto, karta płatnicza albo bilet. Poproś o Kartę Mieszkańca.',
    ...{ beat: [LONG, LONG], beatWords: '2 długie' },
  },
  again: {
    ...{ word: 'Jeszcze raz', tone: 'p', icon: 'replay', todo: 'Poproś o odświeżenie kodu' },
    hint: 'Kod z telefonu zmienia się co pół minuty; zdjęcie kodu nie działa. Nie wyszło trzeci raz? Wpisz numer z karty.',
    ...{ beat: [SHORT, SHORT], beatWords: '2 krótkie' },
  },
  copy: {
    ...{ word: 'Kopia karty', tone: 'e', icon: 'lock', todo: 'Nie przyznawaj ulgi' },
    hint: 'Układ tej karty nie ma klucza miasta. Spisz numer z karty i zgłoś to Biuru Karty',
    ...{ beat: [LONG, LONG, LONG], beatWords: '3 długie' },
  },
  'too-old': {
    ...{ word: 'Nie wiadomo', tone: 'w', icon: 'cloud_off', todo: 'Brak sieci, a lista jest za stara' },
    hint: 'Połącz czytnik z siecią. Do tego czasu ten czytnik nie rozstrzyga, czy karta działa.',
    ...{ beat: [SHORT, SHORT], beatWords: '2 krótkie' },
  },
};
