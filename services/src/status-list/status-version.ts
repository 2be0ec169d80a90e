import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflate } from 'node:zlib';
import type { City } from '@karta/db';
import { cardStatus, putStatus, type CardStatus } from '@karta/domain/status-list';
import type { Knex } from 'knex';

/** The statuses of all cards, as they were kept. */
export interface StatusVersion {
  readonly id: string;
  /** Two bits an index, zlib. */
  readonly packed: Buffer;
  /** False: it may be up to `LEAST_SECONDS` behind. */
  readonly isUpToDate: boolean;
}
interface Newest extends StatusVersion {
  readonly isYoung: boolean;
}

/** Versions are made at most so often, however many cards change. */
export const LEAST_SECONDS = 2;
/** Versions are kept so long, and so many: longer than any reader decides without a connection. */
const KEPT = { days: 4, versions: 2000 } as const;

/**
 * The newest version; made now where a card has changed since, or a day has begun. Whoever asks at the same time waits for one
 * making.
 */
export async function currentVersion(city: City): Promise<StatusVersion> {
  const newest = await newestVersion(city.knex, city);
  if (newest?.isUpToDate || newest?.isYoung) return newest;
  return city.knex.transaction((trx) => makeVersion(trx, city));
}

async function newestVersion(knex: Knex, city: City): Promise<Newest | undefined> {
  const { rows } = await knex.raw<{ rows: Newest[] }>(
    `select id, list as packed, day = :today and not exists (select 1 from status_list_marks) as "isUpToDate",
        day = :today and made_at > now() - make_interval(secs => :least) as "isYoung"
      from status_list_versions order by number desc limit 1`,
    { today: city.clock.today(), least: LEAST_SECONDS },
  );
  return rows[0];
}

async function makeVersion(trx: Knex, city: City): Promise<StatusVersion> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('status_list_versions'))");
  const newest = await newestVersion(trx, city);
  if (newest?.isUpToDate) return newest;
  // what is read after this has every change whose mark is taken away
  await trx('status_list_marks').delete();
  const packed = await pack(await statusesOf(trx, city));
  const day = city.clock.today();
  if (newest?.packed.equals(packed)) {
    await trx('status_list_versions').where({ id: newest.id }).update({ day });
    return { ...newest, isUpToDate: true };
  }
  const id = randomBytes(6).toString('hex');
  await trx('status_list_versions').insert({ id, day, list: packed });
  await trx.raw(
    `delete from status_list_versions where made_at < now() - make_interval(days => :days)
      or number <= (select max(number) from status_list_versions) - :versions`,
    KEPT,
  );
  return { id, packed, isUpToDate: true };
}

// beside the thread that answers everybody
const deflated = promisify<Uint8Array, object, Buffer>(deflate);
const pack = (bytes: Uint8Array): Promise<Buffer> =>
  deflated(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: constants.Z_MAX_MEMLEVEL });

/** Cards that work today are no rows here: most of them do, and so do the indices that nobody has. */
async function statusesOf(trx: Knex, { clock }: City): Promise<Uint8Array> {
  const today = clock.today();
  const cards: (Parameters<typeof cardStatus>[0] & { statusIndex: number })[] = await trx('cards as c')
    .whereRaw("not (c.state = 'active' and coalesce(c.valid_until >= ?, true))", [today])
    .select('c.status_index', 'c.state', 'c.valid_until')
    .select(
      trx.raw(`c.state = 'blocked' and exists (select 1 from card_acts as a
        where a.card_id = c.id and a.kind = 'block' and a.reason = 'replaced' and a.outcome = 'done') as is_replaced`),
    );
  const [space]: { size: number }[] = await trx('card_status_indices').select(trx.raw('max(index) + 1 as size'));
  const bytes = new Uint8Array((space?.size ?? 0) / 4);
  for (const card of cards) putStatus(bytes, card.statusIndex, cardStatus(card, today) satisfies CardStatus);
  return bytes;
}
