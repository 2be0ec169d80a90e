import type { NodeKind } from '../graph/graph.ts';
import type { ModdleElement } from './element.ts';

const KINDS: Readonly<Record<string, NodeKind>> = {
  'bpmn:StartEvent': 'start-event',
  'bpmn:EndEvent': 'end-event',
  'bpmn:IntermediateCatchEvent': 'intermediate-catch-event',
  'bpmn:IntermediateThrowEvent': 'intermediate-throw-event',
  'bpmn:BoundaryEvent': 'boundary-event',
  'bpmn:Task': 'task',
  'bpmn:ManualTask': 'manual-task',
  'bpmn:UserTask': 'user-task',
  'bpmn:ServiceTask': 'service-task',
  'bpmn:SendTask': 'send-task',
  'bpmn:ReceiveTask': 'receive-task',
  'bpmn:ScriptTask': 'script-task',
  'bpmn:BusinessRuleTask': 'business-rule-task',
  'bpmn:ExclusiveGateway': 'exclusive-gateway',
  'bpmn:ParallelGateway': 'parallel-gateway',
  'bpmn:InclusiveGateway': 'inclusive-gateway',
  'bpmn:ComplexGateway': 'complex-gateway',
  'bpmn:EventBasedGateway': 'event-based-gateway',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:Transaction': 'sub-process',
  'bpmn:AdHocSubProcess': 'sub-process',
  'bpmn:CallActivity': 'call-activity',
};

/** Drawn and kept, but nothing that runs. */
const SILENT = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference', 'bpmn:SequenceFlow']);

/** The kind of a flow element; `ignored` is data, `undefined` is not supported. */
export function kindOf(element: ModdleElement): NodeKind | 'ignored' | undefined {
  if (SILENT.has(element.$type)) return 'ignored';
  const kind = KINDS[element.$type];
  return kind === 'sub-process' && element.get('triggeredByEvent') === true ? 'event-sub-process' : kind;
}
