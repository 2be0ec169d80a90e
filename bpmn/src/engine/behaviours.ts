import { businessRuleTask } from './tasks/business-rule-task.ts';
import { callActivity } from './tasks/call-activity.ts';
import { plainTask } from './tasks/plain-task.ts';
import { receiveTask } from './tasks/receive-task.ts';
import { scriptTask } from './tasks/script-task.ts';
import { sendTask } from './tasks/send-task.ts';
import { serviceTask } from './tasks/service-task.ts';
import { subProcess } from './tasks/sub-process.ts';
import { userTask } from './tasks/user-task.ts';
import { boundaryEvent } from './events/boundary-event.ts';
import { catchEvent } from './events/catch-event.ts';
import { endEvent } from './events/end-event.ts';
import { startEvent } from './events/start-event.ts';
import { throwEvent } from './events/throw-event.ts';
import { complexGateway } from './gateways/complex.ts';
import { eventBasedGateway } from './gateways/event-based.ts';
import { exclusiveGateway } from './gateways/exclusive.ts';
import { inclusiveGateway } from './gateways/inclusive.ts';
import { parallelGateway } from './gateways/parallel.ts';
import type { NodeKind } from '../graph/graph.ts';
import type { Behaviour } from './execution.ts';

/** Every kind of element and how it reacts to a token. */
export const BEHAVIOURS: Readonly<Record<NodeKind, Behaviour>> = {
  'start-event': startEvent,
  'end-event': endEvent,
  'intermediate-catch-event': catchEvent,
  'intermediate-throw-event': throwEvent,
  'boundary-event': boundaryEvent,
  task: plainTask,
  'manual-task': plainTask,
  'user-task': userTask,
  'service-task': serviceTask,
  'send-task': sendTask,
  'receive-task': receiveTask,
  'script-task': scriptTask,
  'business-rule-task': businessRuleTask,
  'exclusive-gateway': exclusiveGateway,
  'parallel-gateway': parallelGateway,
  'inclusive-gateway': inclusiveGateway,
  'complex-gateway': complexGateway,
  'event-based-gateway': eventBasedGateway,
  'sub-process': subProcess,
  'event-sub-process': subProcess,
  'call-activity': callActivity,
};
