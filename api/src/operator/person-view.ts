import type { PersonDetail } from '@karta/contracts';
import { APPLICATIONS, CARDS, MESSAGES } from '@karta/contracts/registers';
import { Account, readSettings, type City, type Resident } from '@karta/db';
import { fullName, mayOn, placeLimit, type EntryValues } from '@karta/domain';
import {
  APPLICATIONS_IN_SQL,
  CARDS_IN_SQL,
  documentsOfPerson,
  keepAtPoint,
  mergesOf,
  MESSAGES_IN_SQL,
  openEntry,
  registerRows,
  rowOf,
} from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { hiddenColumns } from '../lists/hidden-columns.ts';
import { changesForOffice, masked } from './person-changes.ts';

/** As many rows of each kind as stand on the page. */
const MOST = 50;

/** Everything that the office keeps of a person, as far as this member of it may read it. */
export async function viewPerson(city: City, actor: OperatorActor, resident: Resident): Promise<PersonDetail> {
  const { knex } = city;
  const account = resident.accountId ? await Account.query(knex).findById(resident.accountId) : undefined;
  const values = Object.entries(await openEntry(city, resident)).map(([field, text]) => [field, masked(field, text)]);
  return {
    id: resident.id,
    version: resident.version,
    values: Object.fromEntries(values) as EntryValues,
    photoFileId: resident.photoFileId,
    createdAt: resident.createdAt.toISOString(),
    updatedAt: resident.updatedAt.toISOString(),
    account: account
      ? {
          id: account.id,
          state: account.state,
          email: account.email,
          since: account.activatedAt?.toISOString() ?? null,
        }
      : null,
    cards: await cardsOf(city, actor, resident.id),
    applications: await applicationsOf(city, actor, resident.id),
    packages: await packagesOf(knex, resident.id),
    documents: await documentsOf(knex, resident.id),
    family: await familyOf(knex, resident),
    consents: await consentsOf(knex, resident.accountId),
    messages: await messagesOf(city, actor, resident.accountId),
    merges: (await mergesOf(city, resident)).map(({ at, ...merge }) => ({ ...merge, at: at.toISOString() })),
    changes: await changesForOffice(city, resident.id),
    looks: await looksOf(knex, resident.id),
  };
}

async function cardsOf(city: City, actor: OperatorActor, residentId: string): Promise<PersonDetail['cards']> {
  if (!actor.permissions.includes('card.read')) return [];
  const rows = registerRows(city.knex, CARDS_IN_SQL).where('cards.resident_id', residentId);
  keepAtPoint(rows, CARDS_IN_SQL, placeLimit(actor, 'card.read'));
  const found: object[] = await rows.orderBy('cards.created_at', 'desc').limit(MOST);
  return found.map((row) => rowOf(CARDS_IN_SQL, city, row, hiddenColumns(actor, CARDS)));
}

async function applicationsOf(
  city: City,
  actor: OperatorActor,
  residentId: string,
): Promise<PersonDetail['applications']> {
  if (!actor.permissions.includes('application.read')) return [];
  const rows = registerRows(city.knex, APPLICATIONS_IN_SQL).where('a.resident_id', residentId);
  keepAtPoint(rows, APPLICATIONS_IN_SQL, placeLimit(actor, 'application.read'));
  const found: object[] = await rows.orderBy('a.submitted_at', 'desc').limit(MOST);
  return found.map((row) => rowOf(APPLICATIONS_IN_SQL, city, row, hiddenColumns(actor, APPLICATIONS)));
}

async function messagesOf(
  city: City,
  actor: OperatorActor,
  accountId: string | null,
): Promise<PersonDetail['messages']> {
  if (accountId === null || !mayOn(actor, 'application.read', { pickupPointId: null })) return [];
  const rows: object[] = await registerRows(city.knex, MESSAGES_IN_SQL)
    .where('m.account_id', accountId)
    .orderBy('m.created_at', 'desc')
    .limit(MOST);
  return rows.map((row) => rowOf(MESSAGES_IN_SQL, city, row, hiddenColumns(actor, MESSAGES)));
}

async function documentsOf(knex: Knex, residentId: string): Promise<PersonDetail['documents']> {
  const documents = await documentsOfPerson(knex, residentId);
  return documents.map(({ id, fileId, typeCode, name, deleteOn, deletedWhy, deletedReason, addedAt, deletedAt }) => ({
    ...{ id, fileId, typeCode, name, deleteOn, deletedWhy, deletedReason },
    addedAt: addedAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
  }));
}

async function packagesOf(knex: Knex, residentId: string): Promise<PersonDetail['packages']> {
  return knex('resident_packages as h')
    .join('packages as p', 'p.code', 'h.package_code')
    .leftJoin('cards as c', 'c.id', 'h.card_id')
    .where('h.resident_id', residentId)
    .orderBy('p.position')
    .select('p.code', 'p.name', 'h.validUntil')
    .select({ cardNumber: 'c.number' });
}

async function familyOf(knex: Knex, { id, accountId }: Resident): Promise<PersonDetail['family']> {
  if (accountId === null) return [];
  const { kinships } = await readSettings(knex);
  const wordOf = (code: string): string => kinships.find((each) => each.code === code)?.name ?? code;
  const wards: { id: string; firstName: string; lastName: string; birthDate: string; kinship: string }[] = await knex(
    'family_members',
  )
    .where({ guardianAccountId: accountId })
    .whereNot('nameFold', '')
    .orderBy(['lastName', 'firstName'])
    .select('id', 'firstName', 'lastName', 'birthDate', 'kinship', 'residentId');
  const guardians: { id: string; firstName: string; lastName: string; birthDate: string | null; kinship: string }[] =
    await knex('family_members as f')
      .join('residents as r', 'r.account_id', 'f.guardian_account_id')
      .where((either) => either.where('f.account_id', accountId).orWhere('f.resident_id', id))
      .select('f.id', 'r.first_name', 'r.last_name', 'r.birth_date', 'f.kinship')
      .select({ residentId: 'r.id' });
  const shown = (isWard: boolean) => (row: (typeof guardians)[number] & { residentId?: string | null }) => ({
    id: row.id,
    name: fullName(row),
    birthDate: row.birthDate ?? '1900-01-01',
    kinship: wordOf(row.kinship),
    isWard,
    residentId: row.residentId ?? null,
  });
  return [...wards.map(shown(true)), ...guardians.map(shown(false))];
}

async function consentsOf(knex: Knex, accountId: string | null): Promise<PersonDetail['consents']> {
  if (accountId === null) return [];
  const rows: { title: string; version: number; givenAt: Date; withdrawnAt: Date | null }[] = await knex(
    'consents as c',
  )
    .join('consent_texts as t', 't.id', 'c.consent_text_id')
    .where('c.account_id', accountId)
    .orderBy(['t.position', 't.version'])
    .select('t.title', 't.version', 'c.givenAt', 'c.withdrawnAt');
  return rows.map(({ givenAt, withdrawnAt, ...row }) => ({
    ...row,
    givenAt: givenAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}

async function looksOf(knex: Knex, residentId: string): Promise<PersonDetail['looks']> {
  const rows: { at: Date; by: string; reason: string; note: string }[] = await knex('resident_looks as l')
    .join('operators as o', 'o.id', 'l.operator_id')
    .where('l.resident_id', residentId)
    .orderBy('l.at', 'desc')
    .limit(MOST)
    .select('l.at', 'l.reason', 'l.note')
    .select({ by: 'o.name' });
  const { lookReasons } = await readSettings(knex);
  return rows.map(({ at, reason, ...row }) => ({
    ...row,
    at: at.toISOString(),
    reason: lookReasons.find(({ code }) => code === reason)?.name ?? reason,
  }));
}
