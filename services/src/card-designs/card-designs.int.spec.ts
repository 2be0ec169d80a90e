import { randomUUID } from 'node:crypto';
import type { CardDesign } from '@karta/contracts';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { Doer } from '../doer.ts';
import { addCardImage } from './card-images.ts';
import { discardDesign, publishDesign, saveDesign } from './change-design.ts';
import { designInForce, designOf, designVersionInForce, publishedDesign } from './design-rows.ts';
import { listDesigns } from './list-designs.ts';
import { designSpecimen, printOf } from './print-design.ts';

let own: OwnCity;
let by: Doer;
beforeAll(async () => {
  own = await openKeyedCity();
  const id = randomUUID();
  await own.city
    .knex('operators')
    .insert({ id, name: 'Ewa Admin', unit: 'Urząd', email: `${id}@example.test`, passwordHash: '' });
  await own.city.knex('settings').insert({ key: 'townName', value: JSON.stringify('Nowa Rzeczna'), version: 1 });
  by = { kind: 'operator', id, now: own.city.clock.now() };
}, 60_000);
afterAll(() => own.close());

const BOX = { kind: 'box', x: 0, y: 0, width: 85.6, height: 53.98, fill: 'mist' } as const;
const shipped = async (): Promise<CardDesign> => designOf(await publishedDesign(own.city.knex, 1));
const save = (design: CardDesign, revision: number) =>
  own.city.knex.transaction((trx) => saveDesign(trx, { design, revision }, by));
const publish = (revision: number) =>
  own.city.knex.transaction((trx) => publishDesign(trx, own.city, { revision, note: 'Nowe barwy' }, by));

describe('the designs of the card (000-21)', () => {
  it('begin with the shipped one as version 1; a version that is not there is not found', async () => {
    await expect(publishedDesign(own.city.knex, 999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await designVersionInForce(own.city.knex)).toBe(1);
    expect((await designInForce(own.city.knex)).id).toBe('nurt');
  });

  it('a draft changes nothing of the print; what another has saved is not saved over', async () => {
    // when
    expect(await save(await shipped(), 0)).toEqual({ version: 2, revision: 1 });

    // then
    expect(await designVersionInForce(own.city.knex)).toBe(1);
    await expect(save(await shipped(), 0)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(publish(7)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const two = await Promise.allSettled([save(await shipped(), 1), save(await shipped(), 1)]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('a design with faults is neither published nor printed; a picture that is not there is not even kept', async () => {
    // given
    const design = await shipped();
    const off = { ...design, back: [{ kind: 'photo', x: 70, y: 0, width: 20, height: 20, radius: 0 } as const] };
    const image = { kind: 'image', image: randomUUID(), x: 0, y: 0, width: 9, height: 9, fit: 'cover' } as const;

    // then
    await expect(save({ ...design, front: [image] }, 2)).rejects.toMatchObject({
      fields: [{ path: 'front.0', code: 'IMAGE_UNKNOWN' }],
    });
    await save(off, 2);
    const fault = { code: 'VALIDATION', fields: [{ path: 'back.0', code: 'OFF_CARD' }] };
    await expect(publish(3)).rejects.toMatchObject(fault);
    await expect(designSpecimen(own.city.knex, own.city, 'longest')).rejects.toMatchObject(fault);
    await save(design, 3);
    expect((await designSpecimen(own.city.knex, own.city, 'longest')).subarray(0, 4).toString()).toBe('%PDF');
  });

  it('the published draft is what new cards take, and neither it nor the shipped one can be changed or deleted', async () => {
    // when
    expect(await publish(4)).toBe(2);

    // then
    const { knex } = own.city;
    expect(await designVersionInForce(knex)).toBe(2);
    const { versions, draft } = await listDesigns(knex, own.city);
    expect(draft).toBeNull();
    expect(versions.map(({ version, note, publishedBy }) => [version, note, publishedBy])).toEqual([
      [2, 'Nowe barwy', 'Ewa Admin'],
      [1, '', null],
    ]);
    await expect(publish(4)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(knex('card_designs').where('version', 2).update({ note: 'x' })).rejects.toThrow(/never changed/);
    await expect(knex('card_designs').where('version', 1).delete()).rejects.toThrow(/never changed/);
  });

  it('versions count the cards that they made', async () => {
    // given
    const { residentId } = await holderIn(own.city);
    const card = { residentId, keyId: randomUUID(), state: 'active', holderName: 'Osoba Próbna', designVersion: 2 };
    await own.city.knex('cards').insert([1, 2].map(() => ({ ...card, id: randomUUID(), number: randomUUID() })));

    // then
    const { versions } = await listDesigns(own.city.knex, own.city);
    expect(versions.map(({ cards }) => cards)).toEqual([2, 0]);
  });

  it('a draft is given up without a trace in the print', async () => {
    await save({ ...(await shipped()), front: [BOX] }, 0);
    await own.city.knex.transaction((trx) => discardDesign(trx, { revision: 1 }, by));
    expect((await listDesigns(own.city.knex, own.city)).draft).toBeNull();
  });

  it('the print takes the pictures of the design, and the town’s colour and arms as they are now', async () => {
    // given
    const { knex } = own.city;
    const picture = Buffer.from('picture');
    const id = await addCardImage(knex, { picture, mediaType: 'image/png', width: 1, height: 1 }, by);
    const template = await designInForce(knex);
    const image = { kind: 'image', image: id, x: 0, y: 0, width: 9, height: 9, fit: 'cover' } as const;
    await knex('settings').insert({ key: 'townColour', value: JSON.stringify('#8c2a1e'), version: 1 });
    await knex('town_arms').insert({ id: 1, picture, version: 1, changedAt: by.now, changedBy: by.id });

    // when
    const { look, pictures } = await printOf(knex, { ...template, front: [image] });

    // then
    expect([...pictures.keys()].toSorted()).toEqual([id, 'arms'].toSorted());
    expect(look.hasArms).toBe(true);
    expect(look.colours).toHaveProperty('town');
  });
});
