import { randomUUID } from 'node:crypto';
import { Application, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { getActedFor } from '../access/acted-for.ts';
import { requireRoomForDraft } from '../accounts/quotas.ts';
import { nameAndAddress } from '../applications/application-types.ts';
import { canFile, unavailable } from '../applications/availability.ts';
import type { Doer } from '../doer.ts';
import { findNewestForm } from '../forms/form-rows.ts';
import { accountOfMember } from '../people/member-account.ts';

/** What several members of a family are to file. */
export interface NewFiling {
  holderId: string;
  memberIds: readonly string[];
  /** Code of a form of a first card. */
  form: string;
}

/**
 * Begins one draft for each member in the order given, to be sent in one act; all or none. Returns the id that they share.
 * @throws CardError VALIDATION for a form that is not of a first card, NOT_FOUND, MEMBER_ACTS_ALONE, or why a member may not file
 */
export async function beginFiling(
  trx: Knex,
  city: City,
  { holderId, memberIds, form: code }: NewFiling,
  by: Doer,
): Promise<string> {
  const form = await findNewestForm(trx, code);
  if (form?.kind !== 'card-issue') throw new CardError('VALIDATION', {}, [{ path: 'form', code: 'UNKNOWN_FORM' }]);
  const filingId = randomUUID();
  const chosen = [...new Set(memberIds)];
  const accounts = new Map<string, string>();
  // in one order, so that two acts at once wait for each other
  for (const memberId of chosen.toSorted()) {
    await getActedFor(trx, city, holderId, memberId);
    accounts.set(memberId, (await accountOfMember(trx, city, memberId, by)).id);
  }
  // numbered as they were chosen
  for (const accountId of chosen.flatMap((memberId) => accounts.get(memberId) ?? [])) {
    await requireRoomForDraft(trx, accountId);
    if (!(await canFile(trx, city, accountId, { type: form.kind, object: '' }))) throw unavailable(form.kind);
    await Application.query(trx).insert({
      id: randomUUID(),
      accountId,
      state: 'draft',
      type: form.kind,
      packageCode: 'resident',
      formCode: form.code,
      formVersion: form.version,
      filingId,
      ...(await nameAndAddress(trx, accountId)),
    });
  }
  return filingId;
}
