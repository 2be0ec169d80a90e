import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { refuseOvertaken } from './guess.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close(), 60_000);

it('a session that was made while the password changed ends itself', async () => {
  // given
  const { accountId: id } = await holderIn(own.city);
  let signedOut = 0;
  const session = { signOut: () => Promise.resolve(void (signedOut += 1)) };
  const look = (passwordHash: string) => refuseOvertaken(own.city, session as never, 'accounts', { id, passwordHash });

  // when: the hash that was verified is still the account's
  await look('');

  // then
  expect(signedOut).toBe(0);
  await own.city.knex('accounts').where({ id }).update({ passwordHash: 'another' });
  await expect(look('')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(signedOut).toBe(1);
});
