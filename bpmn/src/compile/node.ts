import type { AdHocRule, GraphNode, NodeKind, RetryRule, UserTaskRule, VariableMapping } from '../graph/graph.ts';
import { elementOf, elementsOf, extensionsOf, idOf, nameOf, textOf, type ModdleElement } from './element.ts';
import { feelOf, secondsOf, timeOf } from './expression.ts';
import { problem, type Problem } from '../lint/problem.ts';
import { outcomesOf } from './outcomes-of.ts';
import { repetitionOf } from './repetition.ts';
import { messageOf, triggerOf } from './trigger.ts';

/** What the surroundings of a node say about it. */
export interface Surroundings {
  readonly parent: string | undefined;
  readonly laneOf: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

/** What may start a process beside start events (`instantiate`). */
const STARTERS: readonly NodeKind[] = ['receive-task', 'event-based-gateway'];

/** Reads one flow node. */
export function readNode(element: ModdleElement, kind: NodeKind, around: Surroundings): GraphNode {
  const { problems, parent } = around;
  const id = idOf(element);
  const lane = around.laneOf.get(id);
  const defaultFlow = elementOf(element, 'default');
  const publicLabel = textOf(element, 'km:publicLabel');
  const repetition = repetitionOf(element, problems);
  const activationCondition = feelOf(textOf(elementOf(element, 'activationCondition'), 'body'));
  return {
    id,
    kind,
    name: nameOf(element),
    incoming: elementsOf(element, 'incoming').map(idOf),
    outgoing: elementsOf(element, 'outgoing').map(idOf),
    ...(parent !== undefined && { parent }),
    ...(lane !== undefined && { lane }),
    ...(defaultFlow && { defaultFlow: idOf(defaultFlow) }),
    ...(publicLabel !== undefined && { publicLabel }),
    ...(repetition && { repetition }),
    ...(element.get('isForCompensation') === true && { isForCompensation: true as const }),
    ...(STARTERS.includes(kind) && element.get('instantiate') === true && { instantiate: true as const }),
    ...(element.get('eventGatewayType') === 'Parallel' && { eventGatewayType: 'Parallel' as const }),
    ...(element.$type === 'bpmn:AdHocSubProcess' && { adHoc: adHocOf(element) }),
    ...(element.$type === 'bpmn:Transaction' && { isTransaction: true as const }),
    ...quantity(element, 'startQuantity', problems),
    ...quantity(element, 'completionQuantity', problems),
    ...(activationCondition !== undefined && { activationCondition }),
    ...mappingsOf(element, problems),
    ...eventPart(element, kind, problems),
    ...workPart(element, kind, lane, problems),
  };
}

/** More tokens of one step nobody means. */
const MOST_TOKENS = 1000;

/** One is what everybody means, and is left out. */
function quantity(element: ModdleElement, name: 'startQuantity' | 'completionQuantity', problems: Problem[]): Part {
  const value = Number(element.get(name) ?? 1);
  // BPMN 2.0.2, table 10.3: "The value MUST NOT be less than 1"
  if (!(value >= 1 && value <= MOST_TOKENS))
    problems.push(problem('BAD_NUMBER', idOf(element), String(value), nameOf(element)));
  return Number.isInteger(value) && value > 1 ? { [name]: value } : {};
}

function adHocOf(element: ModdleElement): AdHocRule {
  const condition = feelOf(textOf(elementOf(element, 'completionCondition'), 'body'));
  return {
    sequential: element.get('ordering') === 'Sequential',
    cancelRemainingInstances: element.get('cancelRemainingInstances') !== false,
    ...(condition !== undefined && { condition }),
  };
}

type Part = Partial<GraphNode>;

function eventPart(element: ModdleElement, kind: NodeKind, problems: Problem[]): Part {
  if (kind === 'send-task' || kind === 'receive-task') {
    const trigger = messageOf(element);
    return trigger ? { trigger } : {};
  }
  if (!kind.endsWith('-event')) return {};
  const trigger = triggerOf(element, problems);
  if (kind === 'boundary-event') {
    const host = elementOf(element, 'attachedToRef');
    return { trigger, interrupting: element.get('cancelActivity') !== false, ...(host && { attachedTo: idOf(host) }) };
  }
  return kind === 'start-event' ? { trigger, interrupting: element.get('isInterrupting') !== false } : { trigger };
}

function workPart(element: ModdleElement, kind: NodeKind, lane: string | undefined, problems: Problem[]): Part {
  const script = feelOf(textOf(element, 'script'));
  const resultVariable = textOf(element, 'km:resultVariable') ?? 'result';
  const decision = textOf(element, 'km:decision');
  const called = textOf(element, 'calledElement')?.split(':').at(-1);
  return {
    ...activityPart(element, problems),
    ...(kind === 'user-task' && { userTask: userTaskOf(element, lane, problems) }),
    ...(kind === 'script-task' && script !== undefined && { script: { expression: script, resultVariable } }),
    ...(kind === 'business-rule-task' && decision !== undefined && { decision: { name: decision, resultVariable } }),
    ...(kind === 'call-activity' &&
      called !== undefined && { called: { process: called, saga: textOf(element, 'km:saga') === 'true' } }),
  };
}

function userTaskOf(element: ModdleElement, lane: string | undefined, problems: Problem[]): UserTaskRule {
  const optional = {
    assignee: feelOf(textOf(element, 'km:assignee')),
    due: timeOf(textOf(element, 'km:due')),
    followUp: timeOf(textOf(element, 'km:followUp')),
    form: textOf(element, 'km:form'),
  };
  return {
    candidateGroup: textOf(element, 'km:candidateGroup') ?? lane ?? '',
    ...outcomesOf(element, problems),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

const DEFAULT_RETRY: RetryRule = { attempts: 5, firstDelay: 2, backoff: 3 };

function activityPart(element: ModdleElement, problems: Problem[]): Part {
  const activity = textOf(element, 'km:activity');
  if (activity === undefined) return {};
  const seconds = (name: string): number | undefined => {
    const text = textOf(element, name);
    const value = text === undefined ? undefined : secondsOf(text);
    if (text !== undefined && value === undefined) problems.push(problem('BAD_NUMBER', idOf(element), text));
    return value;
  };
  const number = (name: string, least: number): number | undefined => {
    const text = textOf(element, name);
    if (text === undefined) return undefined;
    if (Number(text) >= least) return Number(text);
    problems.push(problem('BAD_NUMBER', idOf(element), text));
    return undefined;
  };
  const timeout = seconds('km:timeout');
  const retry: RetryRule = {
    attempts: number('km:attempts', 1) ?? DEFAULT_RETRY.attempts,
    firstDelay: seconds('km:firstDelay') ?? DEFAULT_RETRY.firstDelay,
    backoff: number('km:backoff', 1) ?? DEFAULT_RETRY.backoff,
  };
  return { activity, retry, ...(timeout !== undefined && { timeout }) };
}

function mappingsOf(element: ModdleElement, problems: Problem[]): Part {
  const read = (type: string): VariableMapping[] =>
    extensionsOf(element, type).flatMap((mapping) => {
      const source = feelOf(textOf(mapping, 'source'));
      const target = textOf(mapping, 'target');
      if (source !== undefined && target !== undefined) return [{ source, target }];
      problems.push(problem('BAD_MAPPING', idOf(element), '', nameOf(element)));
      return [];
    });
  const inputs = read('km:Input');
  const outputs = read('km:Output');
  // an empty list of mappings passes nothing
  const isMapped = (side: string): boolean => textOf(element, `km:${side}`) === 'mapped';
  return {
    ...((inputs.length > 0 || isMapped('passesIn')) && { inputs }),
    ...((outputs.length > 0 || isMapped('passesOut')) && { outputs }),
  };
}
