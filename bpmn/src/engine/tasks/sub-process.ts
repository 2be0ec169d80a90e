import { startSubProcess } from '../happenings.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 13.3.4 embedded Sub-Process: complete when no token is left inside. */
export const subProcess = activity((walk, token, node) => startSubProcess(walk, node, token));
