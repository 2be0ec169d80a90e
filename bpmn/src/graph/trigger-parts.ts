import type { EventTrigger, SimpleTrigger } from './graph.ts';

/** The single definitions of a trigger: those of a multiple one, else itself. */
export function partsOf(trigger: EventTrigger | undefined): readonly SimpleTrigger[] {
  if (!trigger) return [];
  return trigger.kind === 'multiple' ? trigger.triggers : [trigger];
}
