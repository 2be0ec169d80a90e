import type { GraphNode, NodeKind } from '../graph/graph.ts';
import { elementsOf, idOf, textOf, type ModdleElement } from './element.ts';
import { readNode, type Surroundings } from './node.ts';

const KINDS: Readonly<Record<string, NodeKind>> = {
  'bpmn:GlobalTask': 'task',
  'bpmn:GlobalUserTask': 'user-task',
  'bpmn:GlobalManualTask': 'manual-task',
  'bpmn:GlobalScriptTask': 'script-task',
  'bpmn:GlobalBusinessRuleTask': 'business-rule-task',
};

/**
 * A call activity whose called element is a global task of the file (BPMN 2.0.2, 10.3.6): the task is done in place of the call,
 * under the id, name, mappings and boundary events of the call.
 * @returns `undefined` for every other element
 */
export function readGlobalTask(call: ModdleElement, around: Surroundings): GraphNode | undefined {
  const called = textOf(call, 'calledElement')?.split(':').at(-1);
  const task = elementsOf(rootOf(call), 'rootElements').find((root) => idOf(root) === called && root.$type in KINDS);
  const kind = KINDS[task?.$type ?? ''];
  if (!task || !kind || call.$type !== 'bpmn:CallActivity') return undefined;
  const { kind: _kind, called: _called, ...own } = readNode(call, 'call-activity', around);
  const laneOf = new Map(own.lane === undefined ? [] : [[idOf(task), own.lane]]);
  const global = readNode(task, kind, { ...around, laneOf });
  return { ...global, ...own, kind, name: own.name || global.name };
}

const rootOf = (element: ModdleElement): ModdleElement => (element.$parent ? rootOf(element.$parent) : element);
