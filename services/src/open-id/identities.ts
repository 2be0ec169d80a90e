import { Operator, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellOperator } from '../staff/tell-operator.ts';

/** Who somebody is at an OpenID Provider: the pair never changes and is never given to another (OpenID Connect Core, 5.7). */
export interface OpenIdSubject {
  issuer: string;
  subject: string;
}

/** An account there, as its owner recognises it: an e-mail address or a name. */
export interface LinkedIdentity {
  label: string;
  linkedAt: Date;
  usedAt: Date | null;
}

/** The account that somebody of the office signs in with; `undefined` where there is none. */
export function linkedIdentity(
  knex: Knex,
  operatorId: string,
): Promise<(LinkedIdentity & { issuer: string }) | undefined> {
  return knex('operator_identities').where({ operatorId }).first('label', 'linkedAt', 'usedAt', 'issuer');
}

/** Whose account it is, of those who may sign in, noted as used now; `undefined` where it is nobody's. */
export async function operatorOfIdentity(
  knex: Knex,
  { clock }: City,
  { issuer, subject }: OpenIdSubject,
): Promise<Operator | undefined> {
  const link = await knex('operator_identities').where({ issuer, subject }).first('operatorId');
  const operator = link && (await Operator.query(knex).findOne({ id: link.operatorId, isActive: true }));
  if (operator) await knex('operator_identities').where({ issuer, subject }).update({ usedAt: clock.now() });
  return operator;
}

/**
 * From now on they also sign in with that account; one that was linked before is not any more. The person is told by mail.
 * @throws CardError OPEN_ID_TAKEN where it is somebody else's
 */
export async function linkIdentity(
  trx: Knex,
  city: City,
  operatorId: string,
  { issuer, subject, label }: OpenIdSubject & { label: string },
  by: Doer,
): Promise<void> {
  const operator = await Operator.query(trx).findById(operatorId).forUpdate().throwIfNotFound();
  await trx('operator_identities').where({ operatorId }).delete();
  const row = { operatorId, issuer, subject, label, linkedAt: by.now };
  const [linked] = await trx('operator_identities').insert(row).onConflict().ignore().returning('operatorId');
  if (!linked) throw new CardError('OPEN_ID_TAKEN');
  await note(trx, operatorId, by, { act: 'link' });
  await tellOperator(trx, city, operator, 'staff-open-id-changed');
}

/** They sign in with it no more; true where there was one. @param reason of an administrator; null: the person's own wish */
export async function unlinkIdentity(
  trx: Knex,
  city: City,
  operatorId: string,
  reason: string | null,
  by: Doer,
): Promise<boolean> {
  const operator = await Operator.query(trx).findById(operatorId).forUpdate();
  if (!operator) throw new CardError('NOT_FOUND');
  if ((await trx('operator_identities').where({ operatorId }).delete()) === 0) return false;
  await note(trx, operatorId, by, { act: 'unlink', ...(reason !== null && { reason }) });
  await tellOperator(trx, city, operator, 'staff-open-id-changed');
  return true;
}

async function note(
  trx: Knex,
  subjectId: string,
  by: Doer,
  { act, ...facts }: { act: 'link' | 'unlink'; reason?: string },
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act: `open-id.${act}`, subjectKind: 'operator', subjectId, facts });
}
