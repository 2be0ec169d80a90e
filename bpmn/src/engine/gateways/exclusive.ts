import { defaultFlow, isOpen, leave, outgoing } from '../completion.ts';
import type { Behaviour } from '../execution.ts';

/** BPMN 2.0.2, 13.4.2 Exclusive Gateway: every token passes by the first flow whose condition is true, else the default. */
export const exclusiveGateway: Behaviour = {
  enter(execution, token, node) {
    const flows = outgoing(execution, node);
    if (flows.length === 0) return leave(execution, token, []);
    const chosen = flows.find((flow) => flow.id !== node.defaultFlow && isOpen(execution, token, flow));
    leave(execution, token, [chosen ?? defaultFlow(execution, node)]);
  },
};
