const SENTENCES: Record<string, string> = {
  UNSUPPORTED_ELEMENT: 'tego elementu system nie umie wykonać',
  UNKNOWN_ACTIVITY: 'krok automatyczny wskazuje czynność, której nie ma',
  MISSING_ACTIVITY: 'krok automatyczny nie wskazuje czynności',
  MISSING_CONDITION: 'strzałka z bramki nie ma warunku',
  NO_START: 'proces nie ma początku',
  UNREACHABLE: 'do tego elementu nie prowadzi żadna strzałka',
  DEAD_END: 'z tego elementu nic nie prowadzi dalej',
  NOT_XML: 'plik nie jest poprawnym XML',
};
/** A problem of a diagram in a clerk's words; an unknown code is shown as it is. */
export const lintSentence = (code: string): string =>
  SENTENCES[code] ?? SENTENCES[code.toUpperCase().replaceAll('-', '_')] ?? code;
