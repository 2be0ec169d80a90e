import { randomUUID } from 'node:crypto';
import { Card, type City } from '@karta/db';
import { CARD_STATES } from '@karta/domain';
import { applyChanges, readStatusList, statusAt, type ListVerdict, type StatusList } from '@karta/domain/status-list';
import { readerWith } from '../../../tests/makers/signed-list.ts';
import { cardIn, holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { changeCard } from '../cards/change-card.ts';
import { cityKeys } from '../phone-card/city-signature.ts';
import { statusListFor, statusListJwt } from './status-list.ts';
import { currentVersion } from './status-version.ts';

let own: OwnCity;
let city: City;
let residentId: string;
beforeAll(async () => {
  own = await openKeyedCity();
  city = { ...own.city, serviceUrl: 'https://miasto.example' };
  ({ residentId } = await holderIn(city));
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;
const cardOf = async (id: string): Promise<Card> => Card.query(city.knex).findById(id).throwIfNotFound();
const indexOf = async (id: string): Promise<number> => (await cardOf(id)).statusIndex;
/** Two seconds pass. */
const aWhileLater = (): Promise<unknown> =>
  city.knex.raw("update status_list_versions set made_at = now() - interval '1 h'");

async function taken(signed: Buffer, held?: StatusList, at = city): Promise<ListVerdict> {
  const tools = { ...readerWith([], at.clock.now().getTime() / 1000), keys: await cityKeys(at, 'card-status') };
  const bytes = new Uint8Array(signed);
  return bytes[0] === 0x4b && held ? applyChanges(held, bytes, tools) : readStatusList(bytes, { ...tools, held });
}
/** The list as a reader has it after asking. */
async function asked(held?: StatusList, at = city): Promise<StatusList> {
  await aWhileLater();
  const verdict = await taken((await statusListFor(at, held?.id)).content, held, at);
  if (!verdict.isTaken) throw new Error(verdict.why);
  return verdict.list;
}

describe('the index of a card', () => {
  it('is by chance, its own, and never used again; the list grows before it is full', async () => {
    // given
    const insert = `insert into cards (id, number, resident_id, key_id, state, holder_name)
      select gen_random_uuid(), gen_random_uuid()::text, ?, gen_random_uuid(), 'active', 'Osoba Próbna'
      from generate_series(1, ?) returning id, status_index as "statusIndex"`;
    const made = async (count: number): Promise<{ id: string; statusIndex: number }[]> =>
      (await city.knex.raw(insert, [residentId, count])).rows;
    const first = await made(3000);
    await city
      .knex('cards')
      .whereIn(
        'id',
        first.map(({ id }) => id),
      )
      .delete();
    const [before] = await city.knex('card_status_indices').count('*');

    // when
    const second = await made(3000);

    // then
    const [after] = await city.knex('card_status_indices').count('*');
    const indices = [...first, ...second].map(({ statusIndex }) => statusIndex);
    expect([before, after]).toEqual([{ count: '4096' }, { count: '8192' }]);
    expect(new Set(indices).size).toBe(6000);
    expect(Math.max(...indices)).toBeLessThan(8192);
    expect(first.slice(0, 8).map(({ statusIndex }) => statusIndex)).not.toEqual(
      first
        .slice(0, 8)
        .map(({ statusIndex }) => statusIndex)
        .toSorted((a, b) => a - b),
    );
    await city.knex('cards').delete();
  });

  it('is kept out of the reach of the programs that make cards', async () => {
    const { rows } = await city.knex.raw(
      'select privilege_type as "privilegeType" from information_schema.role_table_grants where table_name = \'card_status_indices\' and grantee = current_user',
    );
    expect(rows.map(({ privilegeType }: { privilegeType: string }) => privilegeType).toSorted()).toEqual([
      'INSERT',
      'SELECT',
    ]);
  });
});

describe('the list of statuses of a town (X-2)', () => {
  it('says of each card what its state is, today', async () => {
    // given
    const expected = {
      'in-production': 3,
      ready: 3,
      sent: 3,
      active: 0,
      blocked: 2,
      expired: 1,
      returned: 1,
      'not-collected': 1,
      spoiled: 1,
    };
    const ids = await Promise.all(CARD_STATES.map((state) => cardIn(city, residentId, state)));
    const [ends, ended, replaced] = [
      await cardIn(city, residentId, 'active'),
      await cardIn(city, residentId, 'active'),
      await cardIn(city, residentId, 'active'),
    ];
    await city.knex('cards').where({ id: ends }).update({ validUntil: '2026-11-21' });
    await city.knex('cards').where({ id: ended }).update({ validUntil: '2026-11-20' });
    const order = { id: randomUUID(), kind: 'block', reason: 'replaced' } as const;
    await changeCard(city.knex, await cardOf(replaced), 'replace', by, { order });

    // when
    const list = await asked();

    // then
    const said = await Promise.all(ids.map(async (id) => statusAt(list, await indexOf(id))));
    expect(Object.fromEntries(CARD_STATES.map((state, at) => [state, said[at]]))).toEqual(expected);
    expect(statusAt(list, await indexOf(ends))).toBe(0);
    expect(statusAt(list, await indexOf(ended))).toBe(1);
    expect(statusAt(list, await indexOf(replaced))).toBe(1);
  });

  it('follows a block and an unblock by changes alone', async () => {
    // given
    const id = await cardIn(city, residentId, 'active');
    const index = await indexOf(id);
    const clear = await asked();

    // when
    await changeCard(city.knex, await cardOf(id), 'block', by);
    const blocked = await asked(clear);
    await changeCard(city.knex, await cardOf(id), 'unblock', by);
    const free = await asked(blocked);

    // then
    expect([clear, blocked, free].map((list) => statusAt(list, index))).toEqual([0, 2, 0]);
    expect(new Set([clear.id, blocked.id, free.id]).size).toBe(3);
    // who was away for both is told both
    expect((await asked(clear)).bytes).toEqual(free.bytes);
    expect((await statusListFor(city, clear.id)).content.length).toBeLessThan(130);
  });

  it('is made once, however many ask, and not before a card changes', async () => {
    // given
    await cardIn(city, residentId, 'blocked');
    await aWhileLater();
    const [before] = await city.knex('status_list_versions').count('*');

    // when
    const versions = await Promise.all(Array.from({ length: 5 }, () => currentVersion(city)));
    await aWhileLater();
    const later = await currentVersion(city);

    // then
    const [after] = await city.knex('status_list_versions').count('*');
    expect(new Set([...versions, later].map(({ id }) => id)).size).toBe(1);
    expect(Number(after?.['count'])).toBe(Number(before?.['count']) + 1);
  });

  it('is made every two seconds at most, and says so by its time', async () => {
    // given
    await asked();
    await cardIn(city, residentId, 'blocked');
    await currentVersion(city);
    await cardIn(city, residentId, 'blocked');

    // when
    const young = await taken((await statusListFor(city, undefined)).content);

    // then
    if (!young.isTaken) throw new Error(young.why);
    expect(young.list.issuedAt).toBe(city.clock.now().getTime() / 1000 - 2);
    expect((await asked()).id).not.toBe(young.list.id);
  });

  it('misses no change of a transaction that takes long', async () => {
    // given
    const id = await cardIn(city, residentId, 'active');
    const index = await indexOf(id);
    const trx = await city.knex.transaction();
    await changeCard(trx, await cardOf(id), 'block', by);

    // when
    const meanwhile = await asked();
    await trx.commit();

    // then
    expect([statusAt(meanwhile, index), statusAt(await asked(), index)]).toEqual([0, 2]);
  });

  it('a day begins: what ended yesterday is over', async () => {
    // given
    const id = await cardIn(city, residentId, 'active');
    await city.knex('cards').where({ id }).update({ validUntil: '2026-11-21' });
    const index = await indexOf(id);
    const today = await asked();
    const tomorrow = { ...city, clock: { now: () => new Date('2026-11-22T10:00:00Z'), today: () => '2026-11-22' } };

    // then
    expect([statusAt(today, index), statusAt(await asked(today, tomorrow), index)]).toEqual([0, 1]);
  });

  it('is told whole to whoever holds one that is not kept any more', async () => {
    const { mediaType } = await statusListFor(city, '0123456789ab');
    expect(mediaType).toBe('application/statuslist+cwt');
  });

  it('is the same as a JWT, signed with a key that is not the one of codes', async () => {
    // given
    const list = await asked();

    // when
    const { content } = await statusListJwt(city);

    // then
    const now = city.clock.now().getTime() / 1000;
    const keys = await cityKeys(city, 'card-status');
    expect(await readStatusList(content.toString(), { ...readerWith([], now), keys })).toEqual({ isTaken: true, list });
    expect([...keys.keys()]).not.toEqual([...(await cityKeys(city)).keys()]);
  });
});
