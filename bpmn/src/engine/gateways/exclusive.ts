import { defaultFlow, isOpen, leave, outgoing } from '../completion.ts';
import type { Behaviour } from '../walk.ts';

/** BPMN 2.0.2, 13.4.2 Exclusive Gateway: every token passes by the first flow whose condition is true, else the default. */
export const exclusiveGateway: Behaviour = {
  enter(walk, token, node) {
    const flows = outgoing(walk, node);
    if (flows.length === 0) return leave(walk, token, []);
    const chosen = flows.find((flow) => flow.id !== node.defaultFlow && isOpen(walk, token, flow));
    leave(walk, token, [chosen ?? defaultFlow(walk, node)]);
  },
};
