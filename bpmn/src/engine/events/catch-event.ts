import { complete } from '../completion.ts';
import { openWait } from '../waits.ts';
import { park, type Behaviour } from '../execution.ts';

/** BPMN 2.0.2, 13.5.2 Intermediate Catch Event: the token waits for the event. A link is where another token arrives. */
export const catchEvent: Behaviour = {
  enter(execution, token, node) {
    if (node.trigger?.kind === 'link') return complete(execution, token, {});
    park(token);
    openWait(execution, node, { scope: token.scope, token });
  },
};
