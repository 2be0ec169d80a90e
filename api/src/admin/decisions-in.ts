import { readDecisions, UnreadableDecisions, type DecisionFile } from '@karta/bpmn/dmn';

/** A file of decisions, or `undefined` for everything else. */
export function decisionsIn(xml: string): DecisionFile | undefined {
  try {
    return readDecisions(xml);
  } catch (error) {
    if (error instanceof UnreadableDecisions) return undefined;
    throw error;
  }
}
