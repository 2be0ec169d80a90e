import type { CaseStep } from '@karta/contracts';

const TYPES: Record<string, string> = {
  startEvent: 'Początek',
  endEvent: 'Koniec',
  exclusiveGateway: 'Wybór drogi',
  parallelGateway: 'Drogi równoległe',
  inclusiveGateway: 'Wybór jednej lub kilku dróg',
  eventBasedGateway: 'Czekanie na zdarzenie',
  boundaryEvent: 'Zdarzenie brzegowe',
  complexGateway: 'Wybór złożony',
  callActivity: 'Wywołanie procesu',
  eventSubProcess: 'Obsługa zdarzenia',
  intermediateThrowEvent: 'Wysłanie zdarzenia',
  transaction: 'Transakcja',
  adHocSubProcess: 'Kroki w dowolnej kolejności',
  intermediateCatchEvent: 'Czekanie',
  subProcess: 'Podproces',
};

/** The name on the diagram; an element without one is called by its kind. */
export function stepName(step: Pick<CaseStep, 'name' | 'type' | 'elementId'>): string {
  if (step.name && step.name !== step.elementId) return step.name;
  // `bpmn:StartEvent` or `start-event`
  const kind = step.type.replace(/^bpmn:/, '').replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return TYPES[kind.charAt(0).toLowerCase() + kind.slice(1)] ?? step.elementId;
}
