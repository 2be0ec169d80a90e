import type { StepLoad } from '@karta/contracts';
import { spanOf } from '@karta/web-shared';

/** What the colours of the steps tell. */
export type Heat = 'here' | 'time' | 'incidents';

/** How strongly a step is coloured: not at all, to the most. */
export type Warmth = 0 | 1 | 2 | 3;

const heatOf = ({ here, medianSeconds, incidents }: StepLoad, heat: Heat): number =>
  heat === 'here' ? here : heat === 'time' ? (medianSeconds ?? 0) : incidents;

/** Each step beside the hottest one, in thirds; what has nothing stays cold. */
export function warmths(steps: readonly StepLoad[], heat: Heat): ReadonlyMap<string, Warmth> {
  const most = Math.max(0, ...steps.map((step) => heatOf(step, heat)));
  return new Map(
    steps.map((step) => [step.elementId, most === 0 ? 0 : (Math.ceil((heatOf(step, heat) / most) * 3) as Warmth)]),
  );
}

/** The same in words, for whoever does not see the diagram. */
export function heatWords(steps: readonly StepLoad[], name: (step: StepLoad) => string): string {
  const fullest = steps.filter(({ here }) => here > 0).toSorted((one, other) => other.here - one.here)[0];
  const stuck = steps.filter(({ incidents }) => incidents > 0);
  const standing = fullest ? ` Najwięcej spraw, ${fullest.here}, stoi na kroku ${name(fullest)}.` : ' Nic nie stoi.';
  return stuck.length === 0
    ? standing
    : `${standing} Incydenty: ${stuck.map((step) => `${name(step)}, ${step.incidents}`).join('; ')}.`;
}

/** A length of time in the words of a person, a dash where nothing was measured. */
export const paceWords = (seconds: number | null): string => (seconds === null ? '–' : spanOf(seconds));

/** Points of a line of eight weeks in a box of 72 × 20; nothing where fewer than two weeks were measured. */
export function sparkPoints(weeks: readonly (number | null)[]): string {
  const known = weeks.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (known.length < 2) return '';
  const most = Math.max(...known.map(({ value }) => value), 1);
  const place = (at: number): number => (at / (weeks.length - 1)) * 72;
  return known.map(({ value, at }) => `${place(at).toFixed(1)},${(18 - (value / most) * 16).toFixed(1)}`).join(' ');
}
