/** A step of a diagram, read from its file. */
export interface DrawnStep {
  readonly id: string;
  readonly name: string;
  /** Local name of the element: `userTask`. */
  readonly kind: string;
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** The named steps of a diagram, in the order of the file; nothing of a file that is no XML. */
export function drawnSteps(xml: string): DrawnStep[] {
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  return [...file.getElementsByTagNameNS(BPMN, '*')].flatMap((element) => {
    const [id, name] = [element.getAttribute('id'), element.getAttribute('name')];
    const isStep = /(Task|Event|Gateway|Process|Activity|^task|^transaction)$/i.test(element.localName);
    return id && name && isStep && element.localName !== 'process' ? [{ id, name, kind: element.localName }] : [];
  });
}

/** Where a case that stands on a step may be put: every other task, event that is waited for, and gateway. */
export const placesFor = (xml: string, from: string): DrawnStep[] =>
  drawnSteps(xml).filter(({ id, kind }) => id !== from && !/^(start|boundary)Event$/i.test(kind));
