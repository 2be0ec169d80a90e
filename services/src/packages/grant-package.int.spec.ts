import { randomUUID } from 'node:crypto';
import { Card, type City } from '@karta/db';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { changeGrant } from './change-grant.ts';
import { grantPackage, transferPackage } from './grant-package.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
  const resident = { code: 'resident', name: '', criterion: '', description: '', validityYears: 3 };
  await city.knex('packages').insert(resident).onConflict().ignore();
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;
const [applicationId, packageCode] = [randomUUID(), 'resident'];
const heldBy = async (residentId: string): Promise<string[]> => {
  const rows: { validUntil: string }[] = await city
    .knex('resident_packages')
    .where({ residentId })
    .select('validUntil');
  return rows.map(({ validUntil }) => validUntil);
};
const auditOf = (residentId: string) => city.knex('audit').where('subjectId', residentId).orderBy('id').pluck('act');

describe('a package', () => {
  it('makes an expired card good again when it is granted (004-61, 004-63)', async () => {
    // given
    const { residentId } = await holderIn(city);
    const cardId = await cardIn(city, residentId, 'expired');

    // when
    await grantPackage(city.knex, { applicationId, residentId, packageCode }, '2029-11-21', by);

    // then
    expect(await heldBy(residentId)).toEqual(['2029-11-21']);
    const card = await Card.query(city.knex).findById(cardId);
    expect(card).toMatchObject({ state: 'active', validUntil: '2029-11-21' });
    expect(await auditOf(cardId)).toEqual(['card.renew']);
  });

  it('goes from one person to another once, with the later date (004-29)', async () => {
    // given
    const [giver, receiver] = [await holderIn(city), await holderIn(city)];
    const cardId = await cardIn(city, receiver.residentId, 'active');
    const order = { applicationId, residentId: giver.residentId, packageCode };
    await grantPackage(city.knex, order, '2028-01-01', by);
    await grantPackage(city.knex, { ...order, residentId: receiver.residentId }, '2029-01-01', by);

    // when
    await transferPackage(city.knex, order, cardId, by);
    await transferPackage(city.knex, order, cardId, by);

    // then
    expect(await heldBy(giver.residentId)).toEqual([]);
    expect(await heldBy(receiver.residentId)).toEqual(['2029-01-01']);
    expect(await auditOf(giver.residentId)).toEqual(['package.grant', 'package.transfer']);
    expect(await auditOf(receiver.residentId)).toEqual(['package.grant', 'package.receive']);
  });

  it('that nobody holds is neither moved nor given away', async () => {
    // given
    const { residentId } = await holderIn(city);
    const grant = { residentId, packageCode, cardId: null, validUntil: '2029-01-01' };

    // then
    await expect(changeGrant(city.knex, grant, 'move', by)).rejects.toMatchObject({ name: 'CardError' });
    await expect(changeGrant(city.knex, grant, 'transfer', by)).rejects.toMatchObject({ name: 'CardError' });
    expect(await heldBy(residentId)).toEqual([]);
  });
});
