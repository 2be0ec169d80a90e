import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import type { CardState } from '@karta/domain';
import { findInTable, readCardTable, tableText, type CardTable } from '@karta/domain/status-list';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { cardTableFor, type TableReader } from './card-table.ts';

let own: OwnCity;
let city: City;
let residentId: string;
beforeAll(async () => {
  own = await openKeyedCity();
  ({ city } = own);
  ({ residentId } = await holderIn(city));
  const offered = { criterion: '', description: '', validityYears: 1 };
  await city
    .knex('packages')
    .insert(['basen', 'seniorzy'].map((code) => ({ code, name: `Pakiet ${code}`, ...offered })));
}, 60_000);
afterAll(() => own.close(), 60_000);

const townReader = (): TableReader => ({ tableKey: randomBytes(32), partnerId: null, showsReliefs: true });

interface Made {
  readonly id: string;
  readonly keyId: string;
  readonly index: number;
}
/** A card with a chip, in that state. */
async function cardWith(
  number: string,
  uid: string,
  state: CardState = 'active',
  validUntil = '2027-11-21',
): Promise<Made> {
  const [id, keyId] = [randomUUID(), await city.vault.keys.createPersonKey()];
  const sealed = await city.vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, uid);
  const card = { id, number, residentId, keyId, state, validUntil, holderName: 'Osoba Próbna' };
  const chip = { uid: sealed, uidIndex: await city.vault.blindIndex('chip-uid', uid) };
  const [row] = await city
    .knex('cards')
    .insert({ ...card, ...chip })
    .returning('status_index');
  return { id, keyId, index: row.statusIndex };
}

async function tableOf(reader: TableReader): Promise<CardTable & { collisions: number }> {
  const { file, collisions } = await cardTableFor(city, reader);
  const table = file && readCardTable(new Uint8Array(file));
  if (!table) throw new Error('no table');
  return { ...table, collisions };
}
const found = (table: CardTable, { tableKey }: TableReader, kind: 'uid' | 'number', value: string) =>
  findInTable(table, createHmac('sha256', tableKey).update(tableText(kind, value)).digest().subarray(0, 5));

describe('the table of cards of a reader', () => {
  it('finds a card by its chip and by its number in any spelling, with the packages that it has today', async () => {
    // given
    const reader = townReader();
    const { id, index } = await cardWith('01-000101', '04A1B2C3D4E501');
    const other = await cardWith('01-000102', '04A1B2C3D4E502', 'blocked');
    await city.knex('resident_packages').insert([
      { residentId, packageCode: 'seniorzy', cardId: id, validUntil: '2026-11-21' },
      { residentId, packageCode: 'basen', cardId: id, validUntil: '2026-11-20' },
    ]);

    // when
    const table = await tableOf(reader);

    // then
    for (const [kind, value] of [
      ['uid', '04A1B2C3D4E501'],
      ['number', '01-000101'],
      ['number', '01 000101'],
    ] as const)
      expect(found(table, reader, kind, value)).toEqual({ index, packages: ['seniorzy'] });
    expect(found(table, reader, 'uid', '04A1B2C3D4E502')).toEqual({ index: other.index, packages: [] });
    expect(found(table, reader, 'uid', '04A1B2C3D4E5FF')).toBeUndefined();
    expect(table.words.packages.map(({ code }) => code)).toEqual(['basen', 'seniorzy']);
  });

  it('says nothing to another reader, holds no number and no UID, and no packages where they are not shown', async () => {
    // given
    const [reader, other] = [townReader(), { ...townReader(), showsReliefs: false }];
    const { index } = await cardWith('01-000201', '04A1B2C3D4E503');

    // when
    const [table, bare] = [await tableOf(reader), await tableOf(other)];

    // then
    expect(found(table, other, 'number', '01-000201')).toBeUndefined();
    expect(found(bare, other, 'number', '01-000201')).toEqual({ index, packages: [] });
    expect(bare.words).toMatchObject({ packages: [], reliefs: [] });
    const text = Buffer.from((await cardTableFor(city, reader)).file ?? []).toString('latin1');
    expect(text.includes('000201') || text.includes('04A1B2C3D4E503')).toBe(false);
  });

  it('leaves out what was never handed out, what ended long ago, chips of the erased, and two cards with one key', async () => {
    // given
    const reader = townReader();
    await cardWith('01-000301', '04A1B2C3D4E504', 'in-production');
    await cardWith('01-000302', '04A1B2C3D4E505', 'expired', '2025-11-21');
    const late = await cardWith('01-000303', '04A1B2C3D4E506', 'expired', '2025-11-22');
    const erased = await cardWith('01-000304', '04A1B2C3D4E507', 'blocked');
    await city.vault.keys.destroy(erased.keyId);
    await cardWith('01-000305', '04A1B2C3D4E508');
    await cardWith('01/000305', '04A1B2C3D4E509');

    // when
    const table = await tableOf(reader);

    // then
    const by = (kind: 'uid' | 'number', value: string) => found(table, reader, kind, value)?.index;
    expect([by('number', '01-000301'), by('number', '01-000302'), by('uid', '04A1B2C3D4E507')]).toEqual(
      Array(3).fill(undefined),
    );
    expect([by('number', '01-000303'), by('number', '01-000304')]).toEqual([late.index, erased.index]);
    expect(by('number', '01-000305')).toBeUndefined();
    expect(by('uid', '04A1B2C3D4E508')).toBeGreaterThanOrEqual(0);
    expect(table.collisions).toBe(2);
  });

  it('of a partner names its own discounts and their packages alone', async () => {
    // given
    const partnerId = randomUUID();
    const partner = { id: partnerId, name: 'Pływalnia', category: 'sport', scopes: [] };
    await city.knex('partners').insert({ ...partner, isActive: true });
    const discount = { id: randomUUID(), partnerId, packageCode: 'basen', name: 'Bilet', description: '' };
    await city.knex('discounts').insert({ ...discount, savingKind: 'percent', savingValue: 20 });

    // when
    const { words } = await tableOf({ ...townReader(), partnerId });

    // then
    expect(words.packages).toEqual([{ code: 'basen', name: 'Pakiet basen' }]);
    expect(words.reliefs).toEqual([{ packageCode: 'basen', name: 'Bilet', savingKind: 'percent', savingValue: 20 }]);
  });

  it('is not made again for a reader that has it, until something in it changes', async () => {
    // given
    const reader = townReader();
    const { tag } = await cardTableFor(city, reader);

    // then
    expect(await cardTableFor(city, reader, tag)).toEqual({ file: null, tag, collisions: 0 });
    expect((await tableOf(reader)).words.tag).toBe(tag);

    // and when
    await cardWith('01-000401', '04A1B2C3D4E510');

    // then
    expect((await cardTableFor(city, reader, tag)).tag).not.toBe(tag);
  });
});
