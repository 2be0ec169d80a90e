import { complete } from '../completion.ts';
import { openWait } from '../waits.ts';
import { park, type Behaviour } from '../walk.ts';

/** BPMN 2.0.2, 13.5.2 Intermediate Catch Event: the token waits for the event. A link is where another token arrives. */
export const catchEvent: Behaviour = {
  enter(walk, token, node) {
    if (node.trigger?.kind === 'link') return complete(walk, token, {});
    park(token);
    openWait(walk, node, { scope: token.scope, token });
  },
};
