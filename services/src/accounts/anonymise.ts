import { Account, Resident, type City } from '@karta/db';
import { EMPTY_APPLICANT } from '@karta/domain';
import type { Knex } from 'knex';
import { EMPTY_ENTRY_COLUMNS, NOBODY } from './empty-entry.ts';

/** No 18th birthday is noticed of somebody who is erased. */
const NOBODYS_BIRTHDAY = { birthDate: '1900-01-01', guardianFrozenAt: new Date(0) };

/**
 * Erases one person (RODO art. 17): what is readable is emptied, then the key of what is sealed is destroyed, so that
 * copies cannot be read either. Rows stay for the statistics, without anything that names the person. Harmless when repeated.
 */
export async function anonymise(city: City, accountId: string): Promise<void> {
  const account = await Account.query(city.knex).findById(accountId).throwIfNotFound();
  const residents = await entriesOf(city, accountId);
  const merges = await mergesInto(city, residents);
  const keyIds = new Set([account.keyId, ...[...residents, ...merges].map(({ keyId }) => keyId)]);
  await city.knex.transaction(async (trx) => {
    const residentIds = residents.map(({ id }) => id);
    await emptyRegister(trx, residentIds);
    await emptyIdentity(trx, accountId, residentIds);
    await emptyApplications(trx, accountId);
    await emptyConversations(trx, accountId);
    // What might be repeated has no address any more.
    await trx('notifications').where({ accountId, state: 'ambiguous' }).update({ state: 'failed', problem: 'ERASED' });
    await trx('notifications').where({ accountId }).update({ recipient: '', content: null });
    // links went to members of families under the key of whoever asked
    const addresses = await trx('family_members').where({ accountId }).whereNotNull('email').pluck<string[]>('email');
    await trx('notifications')
      .where({ template: 'member-invitation' })
      .whereIn('recipient', addresses)
      .update({ recipient: '', content: null });
    await trx('family_members')
      .where((either) => either.where({ guardianAccountId: accountId }).orWhere({ accountId }))
      .update({ firstName: '', lastName: '', email: null, ...NOBODYS_BIRTHDAY });
    const kin = trx('family_members').where({ accountId }).orWhere({ guardianAccountId: accountId }).select('id');
    await trx('family_invitations').whereIn('memberId', kin).delete();
    await trx('account_holds').where({ accountId }).update({ reason: '', liftReason: '' });
    await trx('account_tokens').where({ accountId }).delete();
    await trx('card_devices').where({ accountId }).delete();
    for (const table of ['account_emails', 'account_phones', 'phone_codes'])
      await trx(table).where({ accountId }).delete();
    for (const table of ['second_factors', 'recovery_codes'])
      await trx(table).where({ kind: 'resident', subject: accountId }).delete();
    await trx('known_devices').where({ kind: 'resident', subject: accountId }).delete();
    await trx('files').where({ accountId }).delete();
    await trx('data_exports').where({ accountId }).delete();
    const gone = {
      email: `${accountId}@usuniete.invalid`,
      firstName: '',
      lastName: '',
      phone: null,
      passwordHash: '',
      pendingEmail: null,
      pendingPhone: null,
    };
    await trx('accounts').where('id', accountId).update(gone);
  });
  // whoever went into this person is the same person
  for (const merged of merges) if (merged.accountId !== null) await anonymise(city, merged.accountId);
  for (const keyId of keyIds) await city.vault.keys.destroy(keyId);
  await Account.query(city.knex).findById(accountId).patch({ erasedAt: city.clock.now() });
}

/** The account's own register entries, and those of members of the family without an account of their own. */
async function entriesOf({ knex }: City, accountId: string): Promise<Resident[]> {
  const dependants = knex('family_members').where({ guardianAccountId: accountId }).whereNull('accountId');
  const ids: string[] = await dependants.whereNotNull('residentId').pluck('resident_id');
  return Resident.query(knex)
    .where({ accountId })
    .orWhere((alone) => alone.whereNull('accountId').whereIn('id', ids));
}

/** What went into these entries: under which key it is kept, and whose account it was. */
async function mergesInto(
  { knex }: City,
  residents: readonly Resident[],
): Promise<{ keyId: string; accountId: string | null }[]> {
  const ids = residents.map(({ id }) => id);
  const rows: { keyId: string; accountId: string | null; mergedInto: string | null }[] = await knex(
    'resident_merges as m',
  )
    .join('residents as gone', 'gone.id', 'm.goes_id')
    .whereIn('m.stays_id', ids)
    .select('m.key_id', 'gone.account_id', 'gone.merged_into');
  // what was taken apart again is somebody else
  return rows.map(({ mergedInto, ...row }) => (mergedInto === null ? { ...row, accountId: null } : row));
}

async function emptyRegister(trx: Knex, residentIds: readonly string[]): Promise<void> {
  await trx('cards').whereIn('residentId', residentIds).update({ holderName: '', photoFileId: null, uid: null });
  await trx('redemptions').whereIn('residentId', residentIds).update({ residentId: null, cardId: null });
  await trx('card_acts')
    .whereIn('cardId', trx('cards').whereIn('residentId', residentIds).select('id'))
    .update({ note: '' });
  await trx('residents').whereIn('id', residentIds).update(EMPTY_ENTRY_COLUMNS);
  const documents = trx('resident_documents').whereIn('residentId', residentIds);
  const kept: string[] = await documents.clone().whereNotNull('fileId').pluck('file_id');
  await documents.delete();
  // whoever's account they were stored under
  await trx('files').whereIn('id', kept).delete();
  await trx('resident_changes').whereIn('residentId', residentIds).delete();
  await trx('resident_looks').whereIn('residentId', residentIds).update({ note: '' });
  await trx('resident_distinctions').whereIn('oneId', residentIds).orWhereIn('otherId', residentIds).delete();
  await trx('resident_merges')
    .where((any) => any.whereIn('staysId', residentIds).orWhereIn('goesId', residentIds))
    .update({ content: null, reason: '', undoneReason: '' });
}

async function emptyApplications(trx: Knex, accountId: string): Promise<void> {
  const own = trx('applications').where({ accountId }).select('id');
  await trx('decisions')
    .whereIn('taskId', trx('tasks').whereIn('applicationId', own.clone()).select('id'))
    .update({ note: '' });
  await trx('application_events').whereIn('applicationId', own.clone()).update({ note: null });
  await trx('application_notes').whereIn('applicationId', own.clone()).delete();
  await trx('second_checks').whereIn('applicationId', own.clone()).update({ note: '' });
  await trx('application_documents').whereIn('applicationId', own.clone()).delete();
  await trx('guardian_consents').whereIn('applicationId', own.clone()).delete();
  await trx('applications')
    .where({ accountId })
    .update({ ...NOBODY, ...EMPTY_APPLICANT, completionAnswer: null, answers: null, filed: null });
}

/** What was known of somebody before a clerk decided who they are, and what they were told. */
async function emptyIdentity(trx: Knex, accountId: string, residentIds: readonly string[]): Promise<void> {
  const own = trx('applications').where({ accountId }).select('id');
  await trx('identity_decisions')
    .where((any) =>
      any.whereIn('residentId', residentIds).orWhere({ knownAccountId: accountId }).orWhereIn('applicationId', own),
    )
    .update({ knownName: '', knownEmail: null, knownPhone: null, reason: '' });
  await trx('notifications').whereIn('residentId', residentIds).update({ recipient: '', content: null });
}

async function emptyConversations(trx: Knex, accountId: string): Promise<void> {
  const own = trx('threads').where({ accountId }).select(trx.raw('id'));
  const ofThreads = trx('tasks').whereIn('caseId', trx('threads').where({ accountId }).select(trx.raw('id::text')));
  await trx('decisions').whereIn('taskId', ofThreads.select('id')).update({ note: '' });
  const tasks = trx('tasks').whereIn('caseId', trx('threads').where({ accountId }).select(trx.raw('id::text')));
  const begun = trx('thread_files').whereIn('taskId', tasks.select('id')).select('fileId');
  await trx('files').whereIn('id', begun).delete();
  await trx('thread_messages').whereIn('threadId', own).delete();
  await trx('thread_notes').whereIn('threadId', own).delete();
  await trx('announcement_reads').where({ accountId }).delete();
  await trx('announcement_recipients').where({ accountId }).delete();
  await trx('threads')
    .where({ accountId })
    .update({ subject: Buffer.alloc(0) });
}
