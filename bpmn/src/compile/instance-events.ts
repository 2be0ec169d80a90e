import type { InstanceEvent } from '../graph/graph.ts';
import { elementOf, elementsOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';
import { feelOf } from './expression.ts';
import { problem, type Problem } from '../lint/problem.ts';
import { simpleTriggerOf } from './trigger.ts';

const THROWN: readonly string[] = ['message', 'signal', 'escalation', 'error'];

/** BPMN 2.0.2, 13.3.7 behavior: what a multi-instance activity throws when an instance is complete; with `All` nothing. */
export function instanceEventsOf(loop: ModdleElement, activity: ModdleElement, problems: Problem[]): InstanceEvent[] {
  const behavior = loop.get('behavior') ?? 'All';
  const refuse = (detail: string): [] => {
    problems.push(problem('MISSING_EVENT_DETAIL', idOf(activity), detail, nameOf(activity)));
    return [];
  };
  const thrown = (definition: ModdleElement | undefined, rest: Omit<InstanceEvent, 'trigger'>): InstanceEvent[] => {
    const trigger = definition && simpleTriggerOf(definition, problems, idOf(activity));
    return trigger && THROWN.includes(trigger.kind) ? [{ ...rest, trigger }] : refuse(`behavior="${String(behavior)}"`);
  };
  switch (behavior) {
    case 'None':
      return thrown(elementOf(loop, 'noneBehaviorEventRef'), { when: 'each' });
    case 'One':
      return thrown(elementOf(loop, 'oneBehaviorEventRef'), { when: 'first' });
    case 'Complex':
      return elementsOf(loop, 'complexBehaviorDefinition').flatMap((definition) => {
        const condition = feelOf(textOf(elementOf(definition, 'condition'), 'body'));
        const event = elementOf(definition, 'event');
        const definitions = [...elementsOf(event, 'eventDefinitions'), ...elementsOf(event, 'eventDefinitionRef')];
        if (condition === undefined) return refuse('complexBehaviorDefinition');
        return definitions.flatMap((one) => thrown(one, { when: 'each', condition }));
      });
    default:
      return [];
  }
}
