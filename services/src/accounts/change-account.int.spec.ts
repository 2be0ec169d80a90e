import { Account, type City } from '@karta/db';
import { ACCOUNT_STATES, ACCOUNT_TRANSITIONS, canAccount, type AccountAction, type AccountState } from '@karta/domain';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { changeAccount } from './change-account.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;
const ACTS = [...new Set(Object.values(ACCOUNT_TRANSITIONS).flatMap((acts) => Object.keys(acts)))] as AccountAction[];
const CASES = ACCOUNT_STATES.flatMap((state) => ACTS.map((act): [AccountAction, AccountState] => [act, state]));

async function accountThatIs(state: AccountState): Promise<Account> {
  const { accountId } = await holderIn(city);
  await city.knex('accounts').where('id', accountId).update({ state });
  return getAccount(accountId);
}
const getAccount = async (id: string): Promise<Account> => Account.query(city.knex).findById(id).throwIfNotFound();

describe('the state of an account', () => {
  it.each(CASES)('changes as the table says, or not at all: %s of one that is %s', async (act, state) => {
    // given
    const account = await accountThatIs(state);

    // when
    const done = await changeAccount(city.knex, account, act, by).then(
      () => 'done',
      (error: { name: string }) => error.name,
    );

    // then
    expect(done).toBe(canAccount(act, state) ? 'done' : 'CardError');
    expect((await getAccount(account.id)).state === state).toBe(done !== 'done');
    const audited = await city.knex('audit').where('subjectId', account.id).orderBy('id').pluck('act');
    expect(audited).toEqual(canAccount(act, state) ? [`account.${act}`] : []);
  });

  it.each(['pending', 'active', 'locked'] as const)('is as before when its end is taken back: %s', async (state) => {
    // given
    const account = await accountThatIs(state);
    await changeAccount(city.knex, account, 'close', by);

    // when
    await changeAccount(city.knex, await getAccount(account.id), 'reopen', by);

    // then
    expect(await getAccount(account.id)).toMatchObject({ state, closedFrom: null });
  });
});
