import { complete } from '../completion.ts';
import type { Behaviour } from '../execution.ts';

/** BPMN 2.0.2, 13.5.1 Start Event: the token goes on at once; what started it has already happened. */
export const startEvent: Behaviour = {
  enter: (execution, token) => complete(execution, token, {}),
};
