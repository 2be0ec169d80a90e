const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/**
 * A file whose steps name the arrows that come and go: the standard lets them be left out, and what lays out a diagram draws
 * no others.
 */
export function withWays(xml: string): string {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  const byId = new Map([...file.getElementsByTagNameNS(BPMN, '*')].map((each) => [each.getAttribute('id'), each]));
  for (const flow of file.getElementsByTagNameNS(BPMN, 'sequenceFlow')) {
    add(byId.get(flow.getAttribute('targetRef')), 'incoming', flow);
    add(byId.get(flow.getAttribute('sourceRef')), 'outgoing', flow);
  }
  return new XMLSerializer().serializeToString(file);
}

function add(step: Element | undefined, name: string, flow: Element): void {
  const id = flow.getAttribute('id');
  if (!step || id === null) return;
  const isThere = [...step.children].some((each) => each.localName === name && each.textContent?.trim() === id);
  if (isThere) return;
  const prefix = flow.prefix === null ? '' : `${flow.prefix}:`;
  const way = step.ownerDocument.createElementNS(BPMN, prefix + name);
  way.textContent = id;
  step.append(way);
}
