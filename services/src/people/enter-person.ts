import { randomUUID } from 'node:crypto';
import { Account, Resident, writeAudit, type City } from '@karta/db';
import { CardError, entryProblems, keptEntry, type EntryValues } from '@karta/domain';
import type { Knex } from 'knex';
import { changeAccount } from '../accounts/change-account.ts';
import { actorOf, type Doer } from '../doer.ts';
import { requireFreePesel } from './change-entry.ts';
import { keepChange, type ChangeOrigin } from './entry-changes.ts';
import { columnsOfEntry, indexOfNumber } from './open-entry.ts';

/**
 * Enters somebody in the register at the office (000-09). They get an account without a login, so that everything that is kept
 * of them stands under their own key and ends with it (ADR 48). Returns the id of the entry.
 * @throws CardError VALIDATION, PESEL_TAKEN
 */
export async function enterPerson(
  trx: Knex,
  city: City,
  typed: Readonly<EntryValues>,
  origin: ChangeOrigin,
  by: Doer,
): Promise<string> {
  const values = requireEntry(city, typed);
  const id = randomUUID();
  if (values.pesel !== '') await requireFreePesel(trx, await indexOfNumber(city, 'pesel', values.pesel), id);
  const keyId = await city.vault.keys.createPersonKey();
  const columns = await columnsOfEntry(city, { id, keyId }, values);
  const accountId = await accountWithoutLogin(trx, keyId, values, by);
  const { firstName, lastName } = values;
  await Resident.query(trx).insert({
    id,
    accountId,
    keyId,
    firstName,
    lastName,
    ...columns,
    createdAt: by.now,
    updatedAt: by.now,
  });
  const given = Object.entries(values).filter(([, value]) => value !== '');
  await keepChange(trx, city, { id, keyId }, { before: null, after: Object.fromEntries(given) }, origin, by);
  const subject = { subjectKind: 'resident', subjectId: id } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'resident.enter', ...subject, facts: { source: origin.source } });
  return id;
}

/** The entry as it is kept. @throws CardError VALIDATION with the problem of each field */
export function requireEntry({ clock }: City, typed: Readonly<EntryValues>): EntryValues {
  const today = clock.today();
  const values = keptEntry(typed, today);
  const problems = entryProblems(values, today);
  if (problems.length > 0) throw new CardError('VALIDATION', {}, problems);
  return values;
}

async function accountWithoutLogin(
  trx: Knex,
  keyId: string,
  { firstName, lastName }: EntryValues,
  by: Doer,
): Promise<string> {
  const account = await Account.query(trx).insertAndFetch({
    id: randomUUID(),
    email: null,
    firstName,
    lastName,
    phone: null,
    passwordHash: '',
    keyId,
    state: 'pending',
  });
  await changeAccount(trx, account, 'activate', by);
  return account.id;
}
