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
  const { rows } = await knex.raw<{ rows: { from: string; behind: string; line: number }[] }>(
    `with seen as materialized (
        select coalesce((select max(changed_in) from cards), 0) as newest,
          pg_snapshot_xmin(pg_current_snapshot())::text::bigint as open)
      select least(open, newest + 1)::text as "from", (select timeline_id from pg_control_checkpoint()) as line,
        (select concat(count(*), '.', sum(changed_in)) from cards where changed_in >= least(open, newest + 1)) as behind
      from seen`,
  );
  const [{ from, behind, line } = { from: '0', behind: '', line: 0 }] = rows;
  const day = clock.today();
  const name = [line, from, day.replaceAll('-', ''), shapeOf(asked)].join('.');
  const tag = createHash('sha256').update(`${name}|${behind}|${asked.list}`).digest('base64url').slice(0, 22);
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
