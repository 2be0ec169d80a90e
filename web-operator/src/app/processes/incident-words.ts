const WORDS: Record<string, string> = {
  SMS_NO_CREDIT: 'SMS nie wyszedł',
  SMTP_REFUSED: 'E-mail nie wyszedł',
  ACTIVITY_FAILED: 'Krok się nie udał',
  UNKNOWN_ACTIVITY: 'Nie ma takiej czynności',
  EXPRESSION_FAILED: 'Warunek nie dał się obliczyć',
  NOT_IN_REGISTER: 'Osoby nie ma w rejestrze',
  CARD_STOPPED: 'Karta została zatrzymana',
  APPLICATION_NOT_FOUND: 'Sprawa nie ma wniosku',
  STATE_UNKNOWN: 'Nie ma takiego stanu wniosku',
  STEP_LIMIT: 'Proces kręci się w kółko',
};
/** Heading of an incident; an unknown code is named as it is. */
export const incidentWords = (code: string): string => WORDS[code] ?? `Krok stoi: ${code}`;
