import { complete } from '../completion.ts';
import { evaluateFor } from '../scope-variables.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 10.3.3 Script Task: a FEEL expression whose value becomes `km:resultVariable`. */
export const scriptTask = activity((execution, token, node) => {
  if (!node.script) return complete(execution, token, {});
  complete(execution, token, { [node.script.resultVariable]: evaluateFor(execution, token, node.script.expression) });
});
