import { randomUUID } from 'node:crypto';
import type { CardListLine } from '@karta/contracts';
import type { City } from '@karta/db';
import type { CardListName, CardState } from '@karta/domain';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { listLines } from './list-lines.ts';
import { listText, type ListForm } from './list-text.ts';
import { LISTED_FIELDS, listVersion, startOf, type ListAsked, type ListedField } from './list-version.ts';

let own: OwnCity;
let city: City;
let residentId: string;
beforeEach(async () => {
  own = await openKeyedCity();
  ({ city } = own);
  ({ residentId } = await holderIn(city));
}, 60_000);
afterEach(() => own.close(), 60_000);

const asked = (list: CardListName, fields: readonly ListedField[] = []): ListAsked => ({ list, fields });

async function card(number: string, state: CardState, row: Record<string, unknown> = {}): Promise<string> {
  const [id, keyId] = [randomUUID(), await city.vault.keys.createPersonKey()];
  await city.knex('cards').insert({ id, number, residentId, keyId, state, holderName: 'Osoba Próbna', ...row });
  return id;
}
const on = (today: string): City => ({ ...city, clock: { ...city.clock, today: () => today } });

async function linesOf(list: CardListName, { at = city, since = '', fields = [] as readonly ListedField[] } = {}) {
  const start = since === '' ? undefined : startOf(since, await listVersion(at, asked(list, fields)));
  if (since !== '' && !start) throw new Error('unknown version');
  const lines: CardListLine[] = [];
  for await (const batch of listLines(at, asked(list, fields), start)) lines.push(...batch);
  return lines.toSorted((one, other) => String(one.number).localeCompare(String(other.number)));
}
const version = async (list: CardListName = 'white', at = city) => listVersion(at, asked(list));

describe('the lists of cards (000-06)', () => {
  it('000-06 white holds what is good today, black every other card of which partners know, and neither one that is being made', async () => {
    // given
    const states: CardState[] = [
      'in-production',
      'ready',
      'sent',
      'active',
      'blocked',
      'expired',
      'returned',
      'spoiled',
    ];
    for (const state of states) await card(state, state);
    await card('ends today', 'active', { validUntil: '2026-11-21' });
    await card('ended', 'active', { validUntil: '2026-11-20' });

    // then
    expect((await linesOf('white')).map(({ number }) => number)).toEqual(['active', 'ends today']);
    expect((await linesOf('black')).map(({ number, status }) => `${number}: ${status}`)).toEqual([
      'blocked: blocked',
      'ended: expired',
      'expired: expired',
      'ready: inactive',
      'returned: inactive',
      'sent: inactive',
    ]);
  });

  it('000-06 a line holds number and status alone, and beyond them what is granted', async () => {
    // given
    const keyId = await city.vault.keys.createPersonKey();
    const id = randomUUID();
    const uid = await city.vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, '04A1B2C3D4E501');
    const uidIndex = await city.vault.blindIndex('chip-uid', '04A1B2C3D4E501');
    await card('01-000001', 'active', { id, keyId, uid, uidIndex, validUntil: '2027-01-31' });

    // then
    expect(await linesOf('white')).toEqual([{ number: '01-000001', status: 'active' }]);
    expect(await linesOf('white', { fields: LISTED_FIELDS })).toEqual([
      {
        ...{ number: '01-000001', status: 'active', validUntil: '2027-01-31' },
        ...{ uid: '04A1B2C3D4E501', statusIndex: expect.any(Number) },
      },
    ]);
  });

  it('000-06 a number that names a newer card is not blocked by the older one; its chip is', async () => {
    // given
    const keyId = await city.vault.keys.createPersonKey();
    const id = randomUUID();
    const uid = await city.vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, '04A1B2C3D4E502');
    await card('01-000002', 'blocked', { id, keyId, uid, uidIndex: Buffer.from('2') });
    await card('01-000002', 'active', { keepsNumberOf: id });

    // then
    expect(await linesOf('black')).toEqual([]);
    expect(await linesOf('black', { fields: ['uid'] })).toEqual([
      { number: null, status: 'blocked', uid: '04A1B2C3D4E502' },
    ]);
    expect(await linesOf('white')).toEqual([{ number: '01-000002', status: 'active' }]);
  });

  it('000-06 what has changed since a version says of each card whether it is on the list now', async () => {
    // given
    const [blocked] = [
      await card('1', 'active'),
      await card('2', 'active'),
      await card('3', 'active', { validUntil: '2026-11-22' }),
    ];
    const before = await version();

    // when
    await city.knex('cards').where({ id: blocked }).update({ state: 'blocked' });
    await card('4', 'active');

    // then: what has not changed may be told once more, while others write
    const since = before.name;
    const told = async (list: CardListName, at = city): Promise<object> =>
      Object.fromEntries((await linesOf(list, { since, at })).map(({ number, change }) => [number, change]));
    expect({ 2: 'in', 3: 'in', ...(await told('white')) }).toEqual({ 1: 'out', 2: 'in', 3: 'in', 4: 'in' });
    expect({ 2: 'out', 3: 'out', ...(await told('black')) }).toEqual({ 1: 'in', 2: 'out', 3: 'out', 4: 'out' });
    expect(await told('white')).toMatchObject({ 1: 'out', 4: 'in' });
    expect(await told('white', on('2026-11-23'))).toMatchObject({ 1: 'out', 3: 'out', 4: 'in' });
  });

  it('000-06 the tag stays while nothing changes, whatever else is written, and differs with a change and with a day', async () => {
    // given
    const id = await card('1', 'active');
    const { tag } = await version();

    // when
    await city.knex('residents').where({ id: residentId }).update({ firstName: 'Inna' });
    await city.knex('cards').where({ id }).update({ holderName: 'Inna Próbna' });

    // then
    expect((await version()).tag).toBe(tag);
    expect((await version('white', on('2026-11-22'))).tag).not.toBe(tag);
    await city.knex('cards').where({ id }).update({ state: 'blocked' });
    expect((await version()).tag).not.toBe(tag);
  });

  it('000-06 nothing is missed of changes that end in another order than they began', async () => {
    // given: two changes run at one time, and the first ends last
    const [first, second] = [await card('1', 'active'), await card('2', 'active')];
    const slow = await city.knex.transaction();
    await slow('cards').where({ id: first }).update({ state: 'blocked' });
    await city.knex('cards').where({ id: second }).update({ state: 'blocked' });
    const taken = await version();

    // when
    await slow.commit();

    // then
    expect((await version()).tag).not.toBe(taken.tag);
    expect((await linesOf('white', { since: taken.name })).map(({ number }) => number)).toContain('1');
  });

  it('000-06 of three changes that run at one time none is hidden by the others', async () => {
    // given
    const ids = [await card('1', 'active'), await card('2', 'active'), await card('3', 'active')];
    const open = await Promise.all([city.knex.transaction(), city.knex.transaction()]);
    await open[0]('cards').where({ id: ids[0] }).update({ state: 'blocked' });
    await open[1]('cards').where({ id: ids[1] }).update({ state: 'blocked' });
    const seen = [(await version()).tag];

    // when
    await open[1].commit();
    seen.push((await version()).tag);
    await open[0].commit();
    seen.push((await version()).tag);

    // then
    expect(new Set(seen).size).toBe(3);
  });

  it('000-06 a version of another shape, of another time line or of the days to come is none', async () => {
    const now = await version();
    const [line, from, day, shape] = now.name.split('.');
    const other = [
      ...['x', `${line}.${from}`, `${Number(line) + 1}.${from}.${day}.${shape}`, `${line}.${from}.${day}.00000000`],
      ...[
        `${line}.999999999999.${day}.${shape}`,
        `${line}.${from}.20990101.${shape}`,
        `${line}.${from}.20261399.${shape}`,
      ],
    ];
    expect(other.map((since) => startOf(since, now))).toEqual(other.map(() => undefined));
    expect(startOf(now.name, now)).toMatchObject({ day: '2026-11-21' });
  });

  it('000-06 is written line by line, as one JSON text, and as CSV', async () => {
    // given
    await card('01-000001', 'active', { validUntil: '2027-01-31' });
    const write = async (form: ListForm): Promise<string> => {
      const [lines, fields] = [listLines(city, asked('white', ['validUntil'])), ['validUntil'] as const];
      const pieces: string[] = [];
      const head = { asked: asked('white', fields), version: 'v', since: null, isTest: false };
      for await (const piece of listText(form, head, lines)) pieces.push(piece);
      return pieces.join('');
    };

    // then
    const line = { number: '01-000001', status: 'active', validUntil: '2027-01-31' };
    expect(await write('application/x-ndjson')).toBe(`${JSON.stringify(line)}\n`);
    expect(JSON.parse(await write('application/json'))).toEqual({
      list: 'white',
      version: 'v',
      since: null,
      cards: [line],
    });
    expect(await write('text/csv')).toBe('number,status,validUntil\r\n01-000001,active,2027-01-31\r\n');
  });
});
