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
const IS_GOOD = `(c.state = 'active' and coalesce(c.valid_until >= ?, true))`;

/**
 * The lines of a list, batch by batch: of the whole list, or of the cards that have changed since. Never who the person is, and
 * never a card of which partners do not know. The last day of validity still counts; days are the town's.
 */
export async function* listLines(city: City, asked: ListAsked, since?: ListStart): AsyncGenerator<CardListLine[]> {
  const today = city.clock.today();
  let after: string | undefined;
  for (;;) {
    const rows: Row[] = await batch(city, today, asked, since, after);
    const uids = asked.fields.includes('uid') ? await uidsOf(city, rows) : [];
    const lines = rows.map((row, at) => lineOf(row, uids[at], today, asked, since !== undefined));
    if (rows.length > 0) yield lines.filter((line) => line.number !== null || typeof line.uid === 'string');
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}

/**
 * In the order of their ids, so that no transaction is open for as long as a partner reads. What a number names is asked of these
 * cards alone: asked in the same breath, the database would look through all of them for each batch.
 */
function batch(
  { knex }: City,
  today: CivilDate,
  { list }: ListAsked,
  since: ListStart | undefined,
  after: string | undefined,
): Knex.QueryBuilder {
  const cards = knex('cards as c')
    .whereNotIn('c.state', ['in-production', 'spoiled'])
    .orderBy('c.id')
    .limit(BATCH)
    .select('c.id', 'c.key_id', 'c.uid', 'c.status_index', 'c.state', 'c.valid_until', 'c.number', 'c.keeps_number_of');
  if (after !== undefined) void cards.where('c.id', '>', after);
  const ended = `(c.state = 'active' and c.valid_until >= ? and c.valid_until < ?)`;
  if (since) void cards.whereRaw(`(c.changed_in >= ? or ${ended})`, [since.changedIn, since.day, today]);
  else void cards.whereRaw(list === 'white' ? IS_GOOD : `not ${IS_GOOD}`, [today]);
  return knex
    .from(cards.as('c'))
    .orderBy('c.id')
    .select('c.id', 'c.key_id', 'c.uid', 'c.status_index', 'c.state', 'c.valid_until')
    .select(knex.raw(`${OWN_NUMBER} as number`));
}

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
