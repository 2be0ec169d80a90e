const SENTENCES: Record<string, string> = {
  CARD_NOT_PRESENT: 'Na czytniku nie ma karty. Połóż czysty blankiet i spróbuj jeszcze raz.',
  CHIP_UNREADABLE: 'Nie da się odczytać układu karty. Weź nowy blankiet, a ten odłóż jako zepsuty.',
  CHIP_UID_RANDOM:
    'Ten układ podaje za każdym razem inny numer, więc karty nie da się rozpoznać. Weź blankiet ze stałym numerem, a ten odłóż jako zepsuty.',
  WRONG_CHIP: 'Na czytniku leży inna karta niż ta, którą zarezerwowano. Połóż właściwą albo zacznij z nową.',
  PRINTER_OUT_OF_CARDS: 'W drukarce skończyły się karty. Dołóż blankiety i spróbuj jeszcze raz.',
  PRINTER_OUT_OF_RIBBON: 'W drukarce skończyła się taśma. Wymień ją i spróbuj jeszcze raz.',
  PRINTER_STOPPED: 'Drukarka jest zatrzymana. Sprawdź, co pokazuje jej wyświetlacz, i wznów ją.',
  PRINTER_OFFLINE: 'Drukarka nie odpowiada. Sprawdź zasilanie i kabel.',
  PRINT_ABORTED: 'Drukarka przerwała wydruk. Obejrzyj kartę: jeśli jest zadrukowana częściowo, jest zepsuta.',
  PRINT_UNKNOWN: 'Nie wiadomo, czy karta się wydrukowała. Obejrzyj podajnik i odpowiedz, co widzisz.',
  STATION_OFFLINE: 'Stanowisko przestało odpowiadać. Sprawdź, czy program na stanowisku jest włączony.',
  STEP_FAILED:
    'Nie udało się przygotować zlecenia dla stanowiska, choć próbowaliśmy kilka razy. Nic nie zostało wydrukowane. Spróbuj jeszcze raz, a jeśli to nie pomoże, powiadom administratora.',
  FINISH_FAILED:
    'Karta jest zrobiona, ale nie udało się tego zapisać, choć próbowaliśmy kilka razy. Odłóż ją i spróbuj jeszcze raz: nic nie wydrukuje się ponownie. Jeśli to nie pomoże, powiadom administratora.',
  CHIP_NOT_SUITED:
    'Na tym blankiecie nie da się zapisać klucza karty. Weź blankiet MIFARE DESFire EV2 albo nowszy, a ten odłóż.',
  CHIP_FOREIGN:
    'Układ tego blankietu ma już cudzy klucz: to kopia karty albo karta z innego systemu. Odłóż ją i weź nowy blankiet.',
  CHIP_ALREADY_USED: 'Ten układ jest już przypisany do innej karty. Weź nowy blankiet.',
};
/** What a device reported, and what the clerk should do. */
export const deviceSentence = (code: string): string =>
  SENTENCES[code] ?? `Stanowisko zgłosiło problem (${code}). Sprawdź urządzenia i odpowiedz niżej.`;

const PRINTER: Record<string, string> = {
  idle: 'drukarka gotowa',
  processing: 'drukarka pracuje',
  stopped: 'drukarka zatrzymana',
  offline: 'drukarka wyłączona',
};
export const printerWord = (state: string): string => PRINTER[state] ?? state;

const SCANNER: Record<string, string> = {
  none: 'nie ma',
  ready: 'gotowy',
  offline: 'nie odpowiada',
};
export const scannerWord = (state: string): string => SCANNER[state] ?? state;

const REASONS: Record<string, string> = {
  'media-empty': 'brak kart',
  'media-empty-error': 'brak kart',
  'marker-supply-empty': 'brak taśmy',
  'marker-supply-empty-error': 'brak taśmy',
  'cover-open': 'otwarta pokrywa',
  paused: 'wstrzymana',
  none: '',
};
/** Reasons that the printer gives for its state (IPP `printer-state-reasons`), in words. */
export const printerReasons = (reasons: readonly string[]): string =>
  reasons
    .map((reason) => REASONS[reason] ?? reason)
    .filter(Boolean)
    .join(', ');

export interface AnswerWords {
  readonly word: string;
  readonly hint: string;
}
const ANSWERS: Record<string, AnswerWords> = {
  retry: { word: 'Spróbuj jeszcze raz', hint: 'ta sama karta, od miejsca problemu' },
  spoiled: { word: 'Karta jest zepsuta', hint: 'odłóż ją, zaczniemy z nowym blankietem, numer zostaje' },
  'came-out': { word: 'Karta wyszła dobrze', hint: 'jest zadrukowana i cała, przejdź dalej' },
  arrived: { word: 'Karta dotarła', hint: 'mieszkaniec dostanie wiadomość, że czeka na odbiór' },
  lost: { word: 'Karta zaginęła', hint: 'wyłączymy ją, a sprawa wróci do Biura Karty po decyzję' },
  'give-up': { word: 'Przerwij produkcję', hint: 'sprawa wróci do Biura Karty po decyzję' },
};
export const answerWords = (answer: string): AnswerWords => ANSWERS[answer] ?? { word: answer, hint: '' };
