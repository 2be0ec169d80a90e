import { openWait } from '../waits.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 10.3.3 Receive Task: waits for its message, then is complete. */
export const receiveTask = activity((execution, token, node) =>
  openWait(execution, node, { scope: token.scope, token }),
);
