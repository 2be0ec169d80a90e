import { leave, outgoing } from '../completion.ts';
import type { GraphNode } from '../../graph/graph.ts';
import { catchBehindGateway } from '../trigger-subscription.ts';
import { hasHappened, type StartTrigger } from '../../graph/starts.ts';
import { openWait } from '../waits.ts';
import { enter, nodeOf, park, place, type Behaviour, type Execution } from '../execution.ts';

/**
 * BPMN 2.0.2, 13.4.5 Event-Based Gateway: waits for all the events behind it; the first that happens takes the token. One that
 * starts a process and is Parallel lets a token to each of its events: all have to happen.
 */
export const eventBasedGateway: Behaviour = {
  enter(execution, token, node) {
    if (node.eventGatewayType === 'Parallel') return leave(execution, token, outgoing(execution, node));
    park(token);
    for (const flow of outgoing(execution, node)) {
      openWait(execution, nodeOf(execution, flow.target), { scope: token.scope, token });
    }
  },
};

/** The event behind a gateway that has started the case. */
export function eventThatStarted(execution: Execution, gateway: GraphNode, by: StartTrigger): GraphNode | undefined {
  return outgoing(execution, gateway)
    .map(({ target }) => nodeOf(execution, target))
    .find((event) => hasHappened(event, by));
}

/**
 * BPMN 2.0.2, 10.6.6 and 13.2: what starts the process has happened already; with an Exclusive gateway the other
 * events are not awaited, with a Parallel one they are awaited by the same case.
 */
export function beginAtGateway(execution: Execution, gateway: GraphNode, event: GraphNode, scope: string): void {
  const token = place(execution, gateway.id, scope);
  const isParallel = gateway.eventGatewayType === 'Parallel';
  const others = isParallel ? outgoing(execution, gateway).filter(({ target }) => target !== event.id) : [];
  catchBehindGateway(execution, event, token, {});
  for (const flow of others) enter(execution, flow.target, scope, flow.id);
}
