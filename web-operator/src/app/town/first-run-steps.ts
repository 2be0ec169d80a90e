/** A step of setting up a town. */
export interface Step {
  readonly code: 'town' | 'cards' | 'points' | 'packages' | 'texts' | 'people' | 'channels' | 'start';
  readonly title: string;
  readonly about: string;
}

export const STEPS: readonly Step[] = [
  { code: 'town', title: 'Miasto i herb', about: 'nazwa, herb, barwa' },
  { code: 'cards', title: 'Karta i numery', about: 'wzór numeru, odbiór' },
  { code: 'points', title: 'Punkty odbioru', about: 'adresy, godziny' },
  { code: 'packages', title: 'Pakiety', about: 'kryteria, ważność' },
  { code: 'texts', title: 'Teksty i zgody', about: 'klauzula, regulamin' },
  { code: 'people', title: 'Ludzie', about: 'role, zaproszenia' },
  { code: 'channels', title: 'Poczta i SMS', about: 'nadawca, łączność' },
  { code: 'start', title: 'Start', about: 'czego jeszcze brakuje' },
];

/** What is there already, counted where it is kept. */
export interface Found {
  readonly isNamed: boolean;
  readonly points: number;
  readonly packages: number;
  /** Kinds of texts that are in force. */
  readonly texts: readonly string[];
  readonly people: number;
  readonly hasSender: boolean;
}

/** Texts without which nobody can register or apply. */
const NEEDED_TEXTS = ['information-clause', 'terms'];

/** Whether a step is done; null: nothing in it has to be. */
export function isDone(step: Step['code'], found: Found): boolean | null {
  switch (step) {
    case 'town':
      return found.isNamed;
    case 'points':
      return found.points > 0;
    case 'packages':
      return found.packages > 0;
    case 'texts':
      return NEEDED_TEXTS.every((kind) => found.texts.includes(kind));
    case 'people':
      return found.people > 1;
    case 'channels':
      return found.hasSender;
    case 'cards':
      return null;
    case 'start':
      return STEPS.every(({ code }) => code === 'start' || isDone(code, found) !== false);
  }
}

/** Where somebody who comes back goes on: the first step that is not done. */
export const openStep = (found: Found): Step['code'] =>
  STEPS.find(({ code }) => isDone(code, found) === false)?.code ?? 'start';
