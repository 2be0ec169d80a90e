import type { CardListLine } from '@karta/contracts';
import type { City } from '@karta/db';
import { partnerStatus, type CardState, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';
import { OWN_NUMBER, uidsOf } from '../status-list/card-entries.ts';
import type { ListAsked, ListStart } from './list-version.ts';

interface Row {
  readonly id: string;
  readonly keyId: string;
  /** Null where the number names a newer card. */
  readonly number: string | null;
  /** Sealed. */
  readonly uid: Buffer | null;
  readonly statusIndex: number;
  readonly state: CardState;
  readonly validUntil: CivilDate | null;
}

/** So many cards are in memory at one time, however long the list is. */
const BATCH = 500;

/**
 * The lines of a list, batch by batch: of the whole list, or of the cards that have changed since. Never who the person is, and
 * never a card of which partners do not know. The last day of validity still counts; days are the town's.
 */
export async function* listLines(city: City, asked: ListAsked, since?: ListStart): AsyncGenerator<CardListLine[]> {
  const today = city.clock.today();
  let after: string | undefined;
  for (;;) {
    const rows: Row[] = await batch(city, today, since, after);
    const listed = rows.filter((row) => isListed(row, today, asked, since));
    const uids = asked.fields.includes('uid') ? await uidsOf(city, listed) : [];
    const lines = listed.map((row, at) => lineOf(row, uids[at], today, asked, since !== undefined));
    if (lines.length > 0) yield lines.filter((line) => line.number !== null || typeof line.uid === 'string');
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}

/** Does the list say anything of it? */
function isListed({ state, validUntil }: Row, today: CivilDate, { list }: ListAsked, since?: ListStart): boolean {
  if (state === 'in-production' || state === 'spoiled') return false;
  return since !== undefined || (partnerStatus(state, validUntil, today) === 'active') === (list === 'white');
}

/**
 * In the order of their ids, so that no transaction is open for as long as a partner reads; all of them, since a condition would have
 * the database sort whatever fits it for each batch. What a number names is asked of these cards alone.
 */
function batch(
  { knex }: City,
  today: CivilDate,
  since: ListStart | undefined,
  after: string | undefined,
): Knex.QueryBuilder {
  const cards = knex
    .from(since ? changedCards(knex, today, since) : 'cards as c')
    .orderBy('c.id')
    .limit(BATCH)
    .select('c.id', 'c.key_id', 'c.uid', 'c.status_index', 'c.state', 'c.valid_until', 'c.number', 'c.keeps_number_of');
  if (after !== undefined) void cards.where('c.id', '>', after);
  return knex
    .from(cards.as('c'))
    .orderBy('c.id')
    .select('c.id', 'c.key_id', 'c.uid', 'c.status_index', 'c.state', 'c.valid_until')
    .select(knex.raw(`${OWN_NUMBER} as number`));
}

/** Those that have changed, by their indices; the offset keeps the database from walking through all cards in their order instead. */
const changedCards = (knex: Knex, today: CivilDate, { changedIn, day }: ListStart): Knex.Raw =>
  knex.raw(
    `(select * from cards as d where d.changed_in >= ?
      or (d.state = 'active' and d.valid_until >= ? and d.valid_until < ?) offset 0) as c`,
    [changedIn, day, today],
  );

function lineOf(
  row: Row,
  uid: string | undefined,
  today: CivilDate,
  { list, fields }: ListAsked,
  isChange: boolean,
): CardListLine {
  const status = partnerStatus(row.state, row.validUntil, today);
  return {
    number: row.number,
    status,
    ...(fields.includes('validUntil') && { validUntil: row.validUntil }),
    ...(fields.includes('uid') && { uid: uid ?? null }),
    ...(fields.includes('statusIndex') && { statusIndex: row.statusIndex }),
    ...(isChange && { change: (status === 'active') === (list === 'white') ? 'in' : 'out' }),
  };
}
