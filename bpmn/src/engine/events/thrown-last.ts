import type { EventTrigger, SimpleTrigger } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';

/** What decides where the token goes; an event has one of them at most (`lint-events.ts`). */
const LAST: readonly SimpleTrigger['kind'][] = ['compensation', 'link', 'error', 'terminate', 'cancel'];

/**
 * BPMN 2.0.2, 10.5.6 Multiple: an event with several definitions throws them all. Messages, signals and escalations come first,
 * then what decides where the token goes.
 */
export const thrownLast = (trigger: EventTrigger | undefined): SimpleTrigger | undefined =>
  partsOf(trigger).find(({ kind }) => LAST.includes(kind));

/** How many definitions of an event decide where the token goes. */
export const lastsOf = (trigger: EventTrigger | undefined): number =>
  partsOf(trigger).filter(({ kind }) => LAST.includes(kind)).length;
