import { complete } from '../completion.ts';
import { activity } from './activity.ts';

/** BPMN 2.0.2, 10.3.3 abstract and Manual Task: nothing that an engine does; passed at once. */
export const plainTask = activity((execution, token) => complete(execution, token, {}));
