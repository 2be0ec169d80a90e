import { leave, outgoing } from '../completion.ts';
import type { Token } from '../state.ts';
import { forgetArrivals, noteArrival } from './arrivals.ts';
import { park, remove, waitingAt, type Behaviour } from '../execution.ts';

/** BPMN 2.0.2, 13.4.1 Parallel Gateway: waits for one token on every incoming flow, leaves by every outgoing one. */
export const parallelGateway: Behaviour = {
  enter(execution, token, node) {
    park(token);
    if (noteArrival(execution.state, token) < node.incoming.length) return;
    forgetArrivals(execution.state, token);
    const first = new Map<string | undefined, Token>();
    for (const other of waitingAt(execution, token.scope, node.id)) {
      if (!first.has(other.flow)) first.set(other.flow, other);
    }
    const joined = node.incoming.map((flow) => first.get(flow));
    if (joined.includes(undefined)) return;
    for (const other of joined) {
      if (!other || other.id === token.id) continue;
      execution.effects.push({ kind: 'leave', token: other.id, node: node.id });
      remove(execution, other);
    }
    leave(execution, token, outgoing(execution, node));
  },
};
