import { startSubProcess } from '../trigger-subscription.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 13.3.4 embedded Sub-Process: complete when no token is left inside. */
export const subProcess = activity((execution, token, node) => startSubProcess(execution, node, token));
