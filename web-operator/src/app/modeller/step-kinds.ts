import type { Drawn, NewShape } from './bpmn-js-parts.ts';

/** What a clerk can put into a diagram. */
export interface StepKind extends NewShape {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
}

const CATCH = 'bpmn:IntermediateCatchEvent';

/** The palette, in the order in which it is shown. */
export const STEP_KINDS: readonly StepKind[] = [
  { key: 'start', label: 'Początek', icon: 'trip_origin', type: 'bpmn:StartEvent' },
  { key: 'user', label: 'Zadanie człowieka', icon: 'person', type: 'bpmn:UserTask' },
  { key: 'service', label: 'Krok automatyczny', icon: 'settings', type: 'bpmn:ServiceTask' },
  { key: 'letter', label: 'Wiadomość do mieszkańca', icon: 'send', type: 'bpmn:SendTask' },
  { key: 'decision', label: 'Tabela decyzji', icon: 'table_chart', type: 'bpmn:BusinessRuleTask' },
  { key: 'call', label: 'Inny proces', icon: 'layers', type: 'bpmn:CallActivity' },
  { key: 'choice', label: 'Rozgałęzienie', icon: 'alt_route', type: 'bpmn:ExclusiveGateway' },
  { key: 'parallel', label: 'Drogi równoległe', icon: 'add_circle', type: 'bpmn:ParallelGateway' },
  {
    key: 'time',
    label: 'Czekaj na czas',
    icon: 'schedule',
    type: CATCH,
    eventDefinitionType: 'bpmn:TimerEventDefinition',
  },
  {
    key: 'message',
    label: 'Czekaj na wiadomość',
    icon: 'mail',
    type: CATCH,
    eventDefinitionType: 'bpmn:MessageEventDefinition',
  },
  { key: 'end', label: 'Koniec', icon: 'radio_button_unchecked', type: 'bpmn:EndEvent' },
];

/** What the modeler is told of a kind: its words would be taken for a label that is drawn. */
export const shapeOf = ({ type, eventDefinitionType }: StepKind): NewShape => ({
  type,
  ...(eventDefinitionType && { eventDefinitionType }),
});

/** Those after which something can follow and that can stand between two steps. */
export const BETWEEN = STEP_KINDS.filter(({ key }) => key !== 'start' && key !== 'end');

const EVENT_WORDS: Readonly<Record<string, string>> = {
  'bpmn:TimerEventDefinition': 'czas',
  'bpmn:MessageEventDefinition': 'wiadomość',
  'bpmn:SignalEventDefinition': 'sygnał',
  'bpmn:ConditionalEventDefinition': 'warunek',
  'bpmn:ErrorEventDefinition': 'błąd',
  'bpmn:EscalationEventDefinition': 'eskalacja',
  'bpmn:TerminateEventDefinition': 'koniec wszystkiego',
  'bpmn:CompensateEventDefinition': 'cofnięcie',
  'bpmn:CancelEventDefinition': 'odwołanie',
  'bpmn:LinkEventDefinition': 'łącze',
};
const WORDS: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'Początek',
  'bpmn:EndEvent': 'Koniec',
  'bpmn:IntermediateCatchEvent': 'Czekanie',
  'bpmn:IntermediateThrowEvent': 'Zdarzenie w drodze',
  'bpmn:BoundaryEvent': 'Zdarzenie przy kroku',
  'bpmn:UserTask': 'Zadanie człowieka',
  'bpmn:ManualTask': 'Zadanie poza systemem',
  'bpmn:Task': 'Krok bez działania',
  'bpmn:ServiceTask': 'Krok automatyczny',
  'bpmn:SendTask': 'Wiadomość',
  'bpmn:ReceiveTask': 'Czekanie na wiadomość',
  'bpmn:ScriptTask': 'Obliczenie',
  'bpmn:BusinessRuleTask': 'Tabela decyzji',
  'bpmn:CallActivity': 'Inny proces',
  'bpmn:SubProcess': 'Podproces',
  'bpmn:Transaction': 'Transakcja',
  'bpmn:AdHocSubProcess': 'Podproces doraźny',
  'bpmn:ExclusiveGateway': 'Rozgałęzienie: jedna droga',
  'bpmn:InclusiveGateway': 'Rozgałęzienie: kilka dróg',
  'bpmn:ParallelGateway': 'Drogi równoległe',
  'bpmn:EventBasedGateway': 'Co nastąpi pierwsze',
  'bpmn:ComplexGateway': 'Bramka złożona',
  'bpmn:SequenceFlow': 'Strzałka',
  'bpmn:Lane': 'Tor',
  'bpmn:Participant': 'Proces',
  'bpmn:Process': 'Proces',
  'bpmn:Collaboration': 'Proces',
};

/** The type of an event's definition; undefined where it has none. */
export function eventTypeOf({ businessObject }: Drawn): string | undefined {
  const [definition] = businessObject.get<{ $type: string }[] | undefined>('eventDefinitions') ?? [];
  return definition?.$type;
}

/** What an element is, in a clerk's words. */
export function wordOf(element: Drawn): string {
  const event = eventTypeOf(element);
  const detail = event === undefined ? undefined : EVENT_WORDS[event];
  const word = WORDS[element.type] ?? 'Element diagramu';
  return detail ? `${word}: ${detail}` : word;
}

/** Its name, else what it is. */
export function nameOf(element: Drawn): string {
  const name = element.businessObject.get<string | undefined>('name');
  return name?.trim() ? name : wordOf(element);
}
