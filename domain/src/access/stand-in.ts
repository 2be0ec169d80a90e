import { isProduction } from '../tasks/forms.ts';
import { mayOn, type Grantee, type OwnGroup } from './access.ts';

/** Somebody of the office with their groups. */
export type GroupMember = Grantee & { readonly groups: readonly OwnGroup[] };

/** A task, as far as groups and rights look at it. */
export interface GuardedTask {
  readonly form: string;
  readonly candidateGroup: string;
  readonly pickupPointId: string | null;
}

/** The longest time for which one person is named in the place of another. */
export const LONGEST_SUBSTITUTION_DAYS = 366;

/** Whether the task is of a group of this person; where a group works at its pick-up point, of the person's own point. */
function isOfOwnGroup({ groups, pickupPointId }: GroupMember, task: GuardedTask): boolean {
  const group = groups.find(({ code }) => code === task.candidateGroup);
  if (!group) return false;
  return !group.atOwnPoint || pickupPointId === null || task.pickupPointId === pickupPointId;
}

/**
 * Whether a task that an absent colleague has taken reaches this substitute: by the substitute's own group and own right alone.
 * A right that holds for one's own cases does not reach those of somebody else; a card is made by whoever stands at the station.
 */
export function mayStandIn(person: GroupMember, task: GuardedTask): boolean {
  const taken = { pickupPointId: task.pickupPointId, assigneeId: null };
  return !isProduction(task) && isOfOwnGroup(person, task) && mayOn(person, 'task.complete', taken);
}
