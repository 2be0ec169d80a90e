import { complete } from '../completion.ts';
import type { Behaviour } from '../execution.ts';

/** BPMN 2.0.2, 13.5.3 Boundary Event: a token stands here only when the event has happened. */
export const boundaryEvent: Behaviour = {
  enter: (execution, token) => complete(execution, token, {}),
};
