import type { MigrationPreview } from '@karta/contracts';
import type { DrawnStep } from './drawn-steps.ts';

type Preview = MigrationPreview;

const OBSTACLES: Readonly<Record<string, string>> = {
  ELEMENT_GONE: 'nie ma tego kroku w nowej wersji',
  OTHER_KIND: 'krok jest tam innego rodzaju',
  OTHER_LEVEL: 'krok jest tam w innym podprocesie',
  OTHER_REPETITION: 'krok powtarza się tam inaczej',
  OTHER_ACTIVITY: 'krok robi tam co innego, a ta sprawa właśnie go wykonuje',
  OTHER_DECISION: 'decyzja wpisuje tam wynik gdzie indziej',
  OTHER_CALLED_PROCESS: 'krok wywołuje tam inny proces',
  OTHER_EVENT: 'czeka się tam na co innego',
  FLOW_GONE: 'nie ma tam drogi, którą przyszła',
  NOT_ATTACHED: 'zdarzenie wisi tam na innym kroku',
  NO_COMPENSATION: 'nie ma tam czym cofnąć tego, co zrobiono',
  BAD_EXPRESSION: 'terminu nie da się tam obliczyć',
};

/** Why a case cannot go on by the new version. */
export const obstacleWords = (code: string): string => OBSTACLES[code] ?? code;

/** Where cases are stuck in the new version, how many, and why; each element and reason once. */
export interface Obstacle {
  readonly element: string;
  readonly code: string;
  readonly cases: number;
}

export function obstaclesOf(previews: readonly Preview[]): Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const { obstacles } of previews) {
    for (const key of new Set(obstacles.map(({ element, code }) => `${element} ${code}`))) {
      const [element = '', code = ''] = key.split(' ');
      found.set(key, { element, code, cases: (found.get(key)?.cases ?? 0) + 1 });
    }
  }
  return [...found.values()].toSorted((one, other) => other.cases - one.cases);
}

/** For a step that the new version has not: one of the same kind, first of the same name; nothing where there is none. */
export function proposedFor(element: string, before: readonly DrawnStep[], after: readonly DrawnStep[]): string | null {
  const old = before.find(({ id }) => id === element);
  if (!old) return null;
  const alike = after.filter(({ kind, id }) => kind === old.kind && !before.some((each) => each.id === id));
  const sameName = after.find(({ kind, name }) => kind === old.kind && name === old.name);
  return sameName?.id ?? (alike.length === 1 ? (alike[0]?.id ?? null) : null);
}
