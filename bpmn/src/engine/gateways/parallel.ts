import { leave, outgoing } from '../completion.ts';
import { park, remove, tokensIn, type Behaviour } from '../walk.ts';

/** BPMN 2.0.2, 13.4.1 Parallel Gateway: waits for one token on every incoming flow, leaves by every outgoing one. */
export const parallelGateway: Behaviour = {
  enter(walk, token, node) {
    park(token);
    const here = tokensIn(walk, token.scope).filter((other) => other.node === node.id && other.status === 'waiting');
    const joined = node.incoming.map((flow) => here.find((other) => other.flow === flow));
    if (joined.includes(undefined)) return;
    for (const other of joined) {
      if (!other || other.id === token.id) continue;
      walk.effects.push({ kind: 'leave', token: other.id, node: node.id });
      remove(walk, other);
    }
    leave(walk, token, outgoing(walk, node));
  },
};
