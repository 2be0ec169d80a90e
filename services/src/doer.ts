/** Who does something, and when. */
export interface Doer<Kind extends string = 'resident' | 'operator' | 'process'> {
  readonly kind: Kind;
  /** Of a resident: the account for which it is done. */
  readonly id: string;
  readonly now: Date;
  /**
   * The member of their family for whom a resident does it, and the account of whoever is signed in; of somebody of the office
   * the absent colleague in whose place they do it.
   */
  readonly actsFor?: string;
  readonly holderId?: string;
}
/** The same where also somebody of a partner may do it. */
export type AnyDoer = Doer<Doer['kind'] | 'partner-person'>;

/** The same as columns of an audit row: whoever is signed in, and for whom. */
export const actorOf = <Kind extends string>({
  kind,
  id,
  actsFor,
  holderId,
}: Doer<Kind>): { actorKind: Kind; actorId: string; actsFor: string | null } => ({
  actorKind: kind,
  actorId: holderId ?? id,
  actsFor: actsFor ?? null,
});
