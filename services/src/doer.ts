/** Who does something, and when. */
export interface Doer {
  readonly kind: 'resident' | 'operator' | 'process';
  readonly id: string;
  readonly now: Date;
  /** The member of their family for whom a resident does it. */
  readonly actsFor?: string;
}

/** The same as columns of an audit row. */
export const actorOf = ({
  kind,
  id,
  actsFor,
}: Doer): { actorKind: Doer['kind']; actorId: string; actsFor: string | null } => ({
  actorKind: kind,
  actorId: id,
  actsFor: actsFor ?? null,
});
