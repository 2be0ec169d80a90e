import type { Problem } from '@karta/bpmn/lint';
import type { Parts } from './parts.ts';

const TYPE = 'km-problem';
const MARKS = ['km-wrong', 'km-odd'] as const;

/** A sign and an edge on each element that the check speaks of. */
export function markProblems({ canvas, overlays, registry }: Parts, problems: readonly Problem[]): void {
  overlays.remove({ type: TYPE });
  for (const { id } of registry.getAll()) for (const mark of MARKS) canvas.removeMarker(id, mark);
  const worst = new Map<string, Problem>();
  for (const each of problems) if (worst.get(each.element)?.severity !== 'error') worst.set(each.element, each);
  for (const [id, { severity, sentence }] of worst) {
    const element = registry.get(id);
    if (!element) continue;
    canvas.addMarker(id, severity === 'error' ? 'km-wrong' : 'km-odd');
    if (element.waypoints) continue;
    const html = document.createElement('span');
    html.className = severity === 'error' ? 'dia__incident' : 'dia__odd';
    html.title = sentence;
    overlays.add(id, TYPE, { position: { top: -12, left: -12 }, html });
  }
}
