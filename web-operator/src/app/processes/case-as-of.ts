import type { CaseDetail, CaseStep } from '@karta/contracts';

/** What the diagram and the list show of a case. */
export type Shown = Pick<CaseDetail, 'steps' | 'tokens' | 'takenFlows' | 'incidents'>;

/** The moments at which something moved in a case, the oldest first. */
export const momentsOf = (steps: readonly CaseStep[]): readonly string[] =>
  [
    ...new Set(steps.flatMap(({ enteredAt, leftAt }) => (leftAt === null ? [enteredAt] : [enteredAt, leftAt]))),
  ].toSorted();

/** The case as it stood at a moment: steps that were left later stand still, those that were entered later are not there. */
export function asOf({ steps, incidents }: Shown, at: string): Shown {
  const then = steps
    .filter(({ enteredAt }) => enteredAt <= at)
    .map((step) => (step.leftAt === null || step.leftAt <= at ? step : { ...step, leftAt: null, state: 'active' }));
  const open = then.filter(({ leftAt }) => leftAt === null);
  return {
    steps: then,
    tokens: open.map(({ elementId }) => elementId),
    takenFlows: [...new Set(then.flatMap(({ flowId }) => flowId ?? []))],
    // an incident that was open then stands where its step still stood
    incidents: incidents
      .filter(({ openedAt }) => openedAt <= at)
      .map((incident) => ({
        ...incident,
        state: open.some(({ elementId }) => elementId === incident.elementId) ? incident.state : 'resolved',
      })),
  };
}
