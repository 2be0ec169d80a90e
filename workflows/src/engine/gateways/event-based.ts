import { outgoing } from '../completion.ts';
import { openWait } from '../waits.ts';
import { nodeOf, park, type Behaviour } from '../walk.ts';

/** BPMN 2.0.2, 13.4.5 Event-Based Gateway: waits for all the events behind it; the first that happens takes the token. */
export const eventBasedGateway: Behaviour = {
  enter(walk, token, node) {
    park(token);
    for (const flow of outgoing(walk, node)) {
      openWait(walk, nodeOf(walk, flow.target), { scope: token.scope, token });
    }
  },
};
