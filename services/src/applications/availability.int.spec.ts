import { randomUUID } from 'node:crypto';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { holderOf } from './availability.ts';

let town: OwnCity;
beforeAll(async () => {
  town = await openOwnCity();
}, 60_000);
afterAll(() => town.close(), 60_000);

/** Somebody of a family with an active card; without an address whoever leads the family does everything. */
async function member(guardianAccountId: string, hasLogin: boolean): Promise<{ accountId: string; cardId: string }> {
  const { accountId, residentId } = await holderIn(town.city);
  if (!hasLogin) await town.city.knex('accounts').where('id', accountId).update({ email: null });
  const person = { firstName: 'Osoba', lastName: 'Próbna', birthDate: '2016-02-08', kinship: 'child' };
  await town.city
    .knex('family_members')
    .insert({ id: randomUUID(), guardianAccountId, accountId, residentId, ...person });
  return { accountId, cardId: await cardIn(town.city, residentId, 'active') };
}
const receivingCards = async (accountId: string): Promise<string[]> =>
  (await holderOf(town.city.knex, accountId)).familyCards.map(({ id }) => id).toSorted();

describe('004-29 the cards that may take a package over', () => {
  it('004-29 are those of the family for its holder, and those of guardian and siblings for a child', async () => {
    // given
    const guardian = await holderIn(town.city);
    const own = await cardIn(town.city, guardian.residentId, 'active');
    const [child, sibling] = [await member(guardian.accountId, false), await member(guardian.accountId, false)];
    const stranger = await holderIn(town.city);
    await cardIn(town.city, stranger.residentId, 'active');

    // then
    expect(await receivingCards(guardian.accountId)).toEqual([child.cardId, sibling.cardId].toSorted());
    expect(await receivingCards(child.accountId)).toEqual([own, sibling.cardId].toSorted());
    expect(await receivingCards(stranger.accountId)).toEqual([]);
  });

  it('004-29 are nobody’s else for a member who signs in themselves', async () => {
    const guardian = await holderIn(town.city);
    await cardIn(town.city, guardian.residentId, 'active');
    const adult = await member(guardian.accountId, true);
    expect(await receivingCards(adult.accountId)).toEqual([]);
  });
});
