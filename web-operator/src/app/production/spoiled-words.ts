/** Why a blank is waste, in a few words. */
const WORDS: Readonly<Record<string, string>> = {
  CHIP_UNREADABLE: 'układu nie da się odczytać',
  CHIP_UID_RANDOM: 'układ podaje za każdym razem inny numer',
  CHIP_NOT_SUITED: 'na układzie nie da się zapisać klucza',
  CHIP_FOREIGN: 'układ ma cudzy klucz',
  CHIP_ALREADY_USED: 'układ należy do innej karty',
  WRONG_CHIP: 'na czytniku leżała inna karta',
  CARD_NOT_PRESENT: 'karty nie było na czytniku',
  PRINTER_OUT_OF_CARDS: 'drukarce zabrakło kart',
  PRINTER_OUT_OF_RIBBON: 'drukarce zabrakło taśmy',
  PRINTER_STOPPED: 'drukarka się zatrzymała',
  PRINTER_OFFLINE: 'drukarka przestała odpowiadać',
  PRINT_ABORTED: 'drukarka przerwała wydruk',
  PRINT_UNKNOWN: 'nie było wiadomo, czy wydruk się udał',
  STATION_OFFLINE: 'stanowisko przestało odpowiadać',
  STEP_FAILED: 'nie udało się przygotować zlecenia',
  FINISH_FAILED: 'nie udało się zapisać gotowej karty',
  REPLACED: 'inna karta zastąpiła tę przed wydaniem',
  ACCOUNT_CLOSED: 'konto zamknięto przed wydaniem karty',
  LOST_ON_THE_WAY: 'karta zaginęła w drodze do punktu',
  GIVEN_UP: 'urząd zrezygnował z tej karty',
  CASE_ENDED: 'sprawę zakończono przed wydaniem karty',
};

/** A code that nobody knows is named as it is; without one a person has put the blank aside. */
export const spoiledWord = ({ reason }: { reason: string }): string =>
  reason === '' ? 'odłożony przy stanowisku' : (WORDS[reason] ?? reason);
