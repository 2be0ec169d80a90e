export type PhaseState = 'done' | 'now' | 'next' | 'stuck';
export interface PhaseLine {
  readonly word: string;
  readonly hint: string;
  readonly icon: string;
  readonly state: PhaseState;
}

const PHASES = [
  { code: 'waiting-for-start', word: 'Przygotuj blankiet', hint: 'połóż czystą kartę na czytniku', icon: 'id_card' },
  {
    code: 'reading-chip',
    word: 'Odczyt układu i numer karty',
    hint: 'czytnik odczytuje układ, rezerwujemy numer',
    icon: 'nfc',
  },
  { code: 'producing', word: 'Kodowanie i druk', hint: 'nie wyjmuj karty, dopóki drukarka pracuje', icon: 'print' },
  { code: 'done', word: 'Karta gotowa', hint: 'sprawdzona, czeka na odbiór', icon: 'verified' },
] as const;

/** Problems that stop the first phase; all others stop the second. */
const READING_PROBLEMS = [
  'CARD_NOT_PRESENT',
  'CHIP_UNREADABLE',
  'CHIP_UID_RANDOM',
  'CHIP_NOT_SUITED',
  'CHIP_ALREADY_USED',
];

/** The production as four lines; while an answer is needed, the problem tells which of them is stuck. */
export function productionPhases(phase: string, problemCode: string | null): PhaseLine[] {
  const stuck = phase === 'needs-answer';
  const code = stuck ? (READING_PROBLEMS.includes(problemCode ?? '') ? 'reading-chip' : 'producing') : phase;
  const at = Math.max(
    0,
    PHASES.findIndex((each) => each.code === code),
  );
  const isDone = code === 'done' || code === 'on-the-way';
  return PHASES.map(({ word, hint, icon }, index) => ({
    word,
    hint,
    icon,
    state: index < at || isDone ? 'done' : index > at ? 'next' : stuck ? 'stuck' : 'now',
  }));
}
