import { complete } from '../completion.ts';
import { throwMessage } from '../events/throwing.ts';
import { activity } from './activity.ts';
import { serviceTask } from './service-task.ts';

/** BPMN 2.0.2, 10.3.3 Send Task: sends its message, or lets the named activity send it; without either it has nothing to do. */
export const sendTask = activity((execution, token, node) => {
  if (node.activity !== undefined || !node.trigger) return serviceTask.work?.(execution, token, node);
  if (throwMessage(execution, token, node)) complete(execution, token, {});
});
