import type { Trial } from '@karta/bpmn/simulation';
import type { Parts } from './parts.ts';

const TOKEN = 'km-trial';
const DONE = 'km-done';
const AT = 'km-token';
const STUCK = 'km-incident';
/** A frame around other steps: only its edge is coloured. */
const FRAME = 'km-frame';

/** Tokens, what was passed and what stands still, on the diagram. */
export function markTrial(parts: Parts, trial: Trial, processId: string): void {
  clearMarks(parts);
  const { canvas, overlays, registry } = parts;
  for (const { event, element } of trial.trace)
    if (event === 'leave' && registry.get(element))
      canvas.addMarker(element, (registry.get(element)?.children?.length ?? 0) > 0 ? FRAME : DONE);
  for (const { element, process, isIncident } of trial.tokens) {
    if (process !== processId || !registry.get(element)) continue;
    if ((registry.get(element)?.children?.length ?? 0) > 0) {
      canvas.addMarker(element, FRAME);
      continue;
    }
    canvas.addMarker(element, isIncident ? STUCK : AT);
    const html = document.createElement('span');
    html.className = isIncident ? 'dia__incident' : 'dia__token';
    overlays.add(element, TOKEN, { position: { bottom: 12, left: -12 }, html });
  }
}

export function clearMarks({ canvas, overlays, registry }: Parts): void {
  overlays.remove({ type: TOKEN });
  for (const { id } of registry.getAll())
    for (const marker of [DONE, AT, STUCK, FRAME]) canvas.removeMarker(id, marker);
}
