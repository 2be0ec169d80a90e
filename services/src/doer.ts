/** Who does something, and when. */
export interface Doer {
  readonly kind: 'resident' | 'operator' | 'process';
  readonly id: string;
  readonly now: Date;
}

/** The same as columns of an audit row. */
export const actorOf = ({ kind, id }: Doer): { actorKind: Doer['kind']; actorId: string } => ({
  actorKind: kind,
  actorId: id,
});
