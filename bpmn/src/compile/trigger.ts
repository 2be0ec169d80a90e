import type { EventTrigger, SimpleTrigger } from '../graph/graph.ts';
import { elementOf, elementsOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';
import { feelOf, timeOf } from './expression.ts';
import { problem, type Problem } from '../lint/problem.ts';

/** Reads what an event waits for or throws (also of send and receive tasks). */
export function triggerOf(element: ModdleElement, problems: Problem[]): EventTrigger {
  const id = idOf(element);
  const definitions = [...elementsOf(element, 'eventDefinitions'), ...elementsOf(element, 'eventDefinitionRef')];
  const isCatch = element.$type === 'bpmn:BoundaryEvent' || element.$type === 'bpmn:StartEvent';
  const triggers = definitions.flatMap((definition) => {
    const trigger = simpleTriggerOf(definition, problems, id, isCatch);
    if (!trigger) problems.push(problem('MISSING_EVENT_DETAIL', id, definition.$type, nameOf(element)));
    return trigger ?? [];
  });
  const [first] = triggers;
  if (triggers.length > 1) return { kind: 'multiple', parallel: element.get('parallelMultiple') === true, triggers };
  return first ?? { kind: 'none' };
}

/** The message of a send or receive task. */
export function messageOf(element: ModdleElement): SimpleTrigger | undefined {
  const message = elementOf(element, 'messageRef');
  const name = textOf(message, 'name') ?? message?.id;
  if (name === undefined) return undefined;
  const correlation = feelOf(textOf(message, 'km:correlation'));
  return { kind: 'message', name, ...(correlation !== undefined && { correlation }) };
}

/**
 * Reads one event definition; `undefined` when it does not say what it waits for or throws.
 * @param isCatch whether an error or escalation without a code means every one (BPMN 2.0.2, 8.4.3: "If there is no errorCode,
 * then any error SHALL trigger the Event"; 8.4.4); what is thrown without a code is called by its name or id
 */
export function simpleTriggerOf(
  definition: ModdleElement,
  problems: Problem[],
  id: string,
  isCatch = false,
): SimpleTrigger | undefined {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return timer(definition);
    case 'bpmn:MessageEventDefinition':
      return messageOf(definition);
    case 'bpmn:SignalEventDefinition': {
      const signal = elementOf(definition, 'signalRef');
      const name = textOf(signal, 'name') ?? signal?.id;
      return name === undefined ? undefined : { kind: 'signal', name };
    }
    case 'bpmn:ConditionalEventDefinition': {
      const condition = feelOf(textOf(elementOf(definition, 'condition'), 'body'));
      return condition === undefined ? undefined : { kind: 'conditional', condition };
    }
    case 'bpmn:ErrorEventDefinition': {
      const error = elementOf(definition, 'errorRef');
      const code = textOf(error, 'errorCode') ?? (isCatch ? undefined : (textOf(error, 'name') ?? error?.id));
      return { kind: 'error', ...(code !== undefined && { code }) };
    }
    case 'bpmn:EscalationEventDefinition': {
      const escalation = elementOf(definition, 'escalationRef');
      const named = isCatch ? undefined : (textOf(escalation, 'name') ?? escalation?.id);
      const code = textOf(escalation, 'escalationCode') ?? named;
      return { kind: 'escalation', ...(code !== undefined && { code }) };
    }
    case 'bpmn:LinkEventDefinition': {
      const name = textOf(definition, 'name');
      return name === undefined ? undefined : { kind: 'link', name };
    }
    case 'bpmn:CancelEventDefinition':
      return { kind: 'cancel' };
    case 'bpmn:CompensateEventDefinition': {
      const activity = elementOf(definition, 'activityRef');
      const goesOn = definition.get('waitForCompletion') === false;
      return {
        kind: 'compensation',
        ...(activity && { activity: idOf(activity) }),
        ...(goesOn && { waitForCompletion: false as const }),
      };
    }
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      problems.push(problem('UNSUPPORTED', id, definition.$type));
      return { kind: 'none' };
  }
}

const TIMERS = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

function timer(definition: ModdleElement): SimpleTrigger | undefined {
  for (const [property, kind] of TIMERS) {
    const expression = timeOf(textOf(elementOf(definition, property), 'body'));
    if (expression !== undefined) return { kind: 'timer', timer: kind, expression };
  }
  return undefined;
}
