import { createHash } from 'node:crypto';
import type { City } from '@karta/db';
import { isCivilDate, type CardListName, type CivilDate, type PartnerField } from '@karta/domain';

/** Of the granted fields those that stand in a list. */
export const LISTED_FIELDS = ['validUntil', 'uid', 'statusIndex'] as const satisfies readonly PartnerField[];
export type ListedField = (typeof LISTED_FIELDS)[number];

/** Which list, and what its lines hold. */
export interface ListAsked {
  readonly list: CardListName;
  readonly fields: readonly ListedField[];
}
/** The tag is made of so many last changes; of more where a transaction runs that is older than they. */
const TOLD_BY = 1000;

/** From when on changes are told. */
export interface ListStart {
  /** Every transaction before this one had ended. */
  readonly changedIn: string;
  readonly day: CivilDate;
}
/** The list as it stands now. */
export interface ListVersion extends ListStart {
  /** What the partner asks from the next time: what it has until then is in the list that it took. */
  readonly name: string;
  /** Differs as soon as a line may differ. */
  readonly tag: string;
}

/**
 * The version of a list, by two looks at an index. `name` holds the first transaction that may still change a card, so that nothing
 * is missed of those that end in another order than they began; with it the time line of the database, so that a version of a town
 * that was set back to a backup is none of it, and what the lines hold, so that a field that is granted later comes with all lines.
 */
export async function listVersion({ knex, clock }: City, asked: ListAsked): Promise<ListVersion> {
  const { rows } = await knex.raw<{ rows: { from: string; state: string; line: number }[] }>(
    `with newest as materialized (select changed_in from cards order by changed_in desc limit :told),
      seen as materialized (
        select coalesce(max(changed_in), 0) as last, coalesce(min(changed_in), 0) as first, count(*) as count,
          sum(changed_in) as sum, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as open
        from newest)
      select least(open, last + 1)::text as "from", (select timeline_id from pg_control_checkpoint()) as line,
        concat_ws('.', count, sum, case when open < first then
          (select concat_ws('.', count(*), sum(changed_in)) from cards where changed_in >= open) end) as state
      from seen`,
    { told: TOLD_BY },
  );
  const [{ from, state, line } = { from: '0', state: '', line: 0 }] = rows;
  const day = clock.today();
  const shape = shapeOf(asked);
  const name = [line, from, day.replaceAll('-', ''), shape].join('.');
  const told = [line, state, day, shape, asked.list].join('|');
  const tag = createHash('sha256').update(told).digest('base64url').slice(0, 22);
  return { name, tag, changedIn: from, day };
}

/** Where the changes since a version begin; `undefined` for one that is none of this list, or of another time line. */
export function startOf(since: string, now: ListVersion): ListStart | undefined {
  const [line, changedIn = '', date = '', shape, ...more] = since.split('.');
  const [own] = now.name.split('.');
  const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const isOwn = line === own && shape === now.name.split('.')[3] && more.length === 0;
  if (!isOwn || !/^\d{1,18}$/.test(changedIn) || !isCivilDate(day) || day > now.day) return undefined;
  return BigInt(changedIn) > BigInt(now.changedIn) ? undefined : { changedIn, day };
}

const shapeOf = ({ fields }: ListAsked): string =>
  createHash('sha256')
    .update(LISTED_FIELDS.filter((field) => fields.includes(field)).join())
    .digest('hex')
    .slice(0, 8);
