const WORDS: Record<string, string> = {
  SMS_NO_CREDIT: 'SMS nie wyszedł',
  SMTP_REFUSED: 'E-mail nie wyszedł',
  ACTIVITY_FAILED: 'Krok się nie udał',
  UNKNOWN_ACTIVITY: 'Nie ma takiej czynności',
  EXPRESSION_FAILED: 'Warunek nie dał się obliczyć',
  NOT_IN_REGISTER: 'Osoby nie ma w rejestrze',
  CARD_STOPPED: 'Karta została zatrzymana',
  APPLICATION_NOT_FOUND: 'Sprawa nie ma wniosku',
  SUBMISSION_CHANGED: 'Zapisy wniosku zmieniono poza systemem',
  IDENTITY_NOT_PROVEN: 'Nie rozstrzygnięto, kim jest wnioskodawca',
  STATE_UNKNOWN: 'Nie ma takiego stanu wniosku',
  STEP_LIMIT: 'Proces kręci się w kółko',
  CASE_SILENT: 'Sprawa nie odpowiada',
  CASE_FAILS: 'Sprawa nie daje się dalej prowadzić',
  CASE_LOST: 'Przebieg sprawy zaginął',
  NotFoundError: 'Nie ma wpisu, którego krok potrzebuje',
  CHILD_FAILED: 'Wywołana czynność nie ma zakończenia',
};
/** Heading of an incident; an unknown code is named as it is. */
export const incidentWords = (code: string): string => WORDS[code] ?? `Krok stoi: ${code}`;

const REASONS: Record<string, string> = {
  CASE_SILENT: 'Sprawa nie odpowiada na wiadomości. To, co na nią czeka, zostanie doręczone po ponowieniu.',
  CASE_FAILS:
    'Sprawa nie daje się dalej prowadzić: jej zapis jest nieczytelny albo nie pasuje do wersji programu. Po usunięciu przyczyny ruszy sama.',
  CASE_LOST:
    'Przebiegu sprawy nie ma: zakończono go poza systemem albo przepadł przy odtworzeniu danych, a jej zapis nie wystarcza, by ruszyła sama. Zakończ ją i załatw poza systemem albo przyjmij wniosek na nowo.',
};
/** Incidents of one step that bring no sentence. */
const STEP_REASONS: Record<string, string> = {
  NotFoundError:
    'Krok szuka w rejestrach wpisu, którego nie ma: usunięto go albo dane sprawy wskazują inny. Popraw dane sprawy i ponów krok, a jeśli wpisu nie będzie, zakończ sprawę.',
  SUBMISSION_CHANGED:
    'Zapisy wniosku różnią się od tego, co złożył mieszkaniec: nie trafią do rejestru ani na kartę. Ustal, kto je zmienił, i odrzuć wniosek z powodem; mieszkaniec złoży go od nowa.',
};

/** What is known of an incident that brings no sentence of its own. */
const incidentReason = (code: string): string => REASONS[code] ?? STEP_REASONS[code] ?? '';

/** The sentence that an incident brings; one that only repeats its code says nothing. */
export const incidentCause = ({ code, message }: { code: string; message: string }): string =>
  message !== '' && message !== code ? message : incidentReason(code);

/** Such an incident stops the whole case: there is no step to skip. */
export const isOfWholeCase = (code: string): boolean => code in REASONS;
