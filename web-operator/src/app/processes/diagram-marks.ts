import type { CaseIncident, CaseStep } from '@karta/contracts';

export interface DiagramMark {
  readonly id: string;
  readonly marker: 'km-done' | 'km-token' | 'km-incident' | 'km-frame';
}

/** What to draw upon each element: an incident hides the rest, a token hides „done”. */
export function diagramMarks(
  steps: readonly CaseStep[],
  tokens: readonly string[],
  takenFlows: readonly string[],
  incidents: readonly CaseIncident[],
): DiagramMark[] {
  const stuck = new Set(
    incidents.filter((incident) => incident.state === 'open').map((incident) => incident.elementId),
  );
  const here = new Set(tokens);
  const done = new Set(steps.filter((step) => step.state === 'done').map((step) => step.elementId));
  const marks: DiagramMark[] = takenFlows.map((id) => ({ id, marker: 'km-done' }));
  for (const id of done) if (!stuck.has(id) && !here.has(id)) marks.push({ id, marker: 'km-done' });
  for (const id of stuck) marks.push({ id, marker: 'km-incident' });
  for (const id of here) marks.push({ id, marker: 'km-token' });
  return marks;
}
