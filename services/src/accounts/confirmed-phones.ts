import { Account, Application } from '@karta/db';
import { isOpenApplication, takesSms } from '@karta/domain';
import type { Knex } from 'knex';

/** Whether texts about somebody's matters may go to a number: they have shown that they read it, or whoever looks after them has. */
export async function isConfirmedPhone(knex: Knex, accountId: string, phone: string): Promise<boolean> {
  const found = await knex('account_phones')
    .where({ phone })
    .whereRaw(
      `account_id in (select ?::uuid union
        select m.guardian_account_id from family_members m join accounts a on a.id = m.account_id
          where m.account_id = ? and a.email is null)`,
      [accountId, accountId],
    )
    .first('phone');
  return found !== undefined;
}

/** The account's own number, where it is confirmed; null: no text goes out. */
export async function confirmedPhoneOf(knex: Knex, { id, phone }: Account): Promise<string | null> {
  return phone !== null && (await isConfirmedPhone(knex, id, phone)) ? phone : null;
}

/** Numbers of the account and of its open applications that take texts and wait for their code. */
export async function waitingPhonesOf(knex: Knex, { id: accountId, phone }: Account): Promise<string[]> {
  const applications = await Application.query(knex)
    .where({ accountId })
    .whereNot({ phone: '' })
    .select('phone', 'state');
  const typed = applications.filter(({ state }) => isOpenApplication(state)).map((each) => each.phone);
  const all = [...new Set([...(phone === null ? [] : [phone]), ...typed])].filter((each) => takesSms(each));
  const known = await Promise.all(all.map((each) => isConfirmedPhone(knex, accountId, each)));
  return all.filter((_each, index) => !known[index]);
}
