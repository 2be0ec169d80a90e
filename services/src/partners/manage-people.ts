import { randomUUID } from 'node:crypto';
import type { NewPartnerPerson, PartnerPersonChange } from '@karta/contracts';
import { PartnerPerson, writeAudit, type City } from '@karta/db';
import { CardError, MOST_PARTNER_PEOPLE } from '@karta/domain';
import type { Knex } from 'knex';
import { endSessions } from '../access/sessions.ts';
import { actorOf, type AnyDoer } from '../doer.ts';
import { lockPartner } from './lock-partner.ts';
import { sendPersonLink } from './person-links.ts';

/** Whom an act is about: always somebody of this partner. */
export interface OfPartner {
  readonly partnerId: string;
  readonly personId: string;
}

/**
 * Adds somebody to a partner and sends them a letter with a link for the first password; `passwordHash` is of nothing that anybody
 * knows. Returns the id. @throws CardError NOT_FOUND, PARTNER_EMAIL_TAKEN, TOO_MANY_PARTNER_PEOPLE
 */
export async function invitePerson(
  trx: Knex,
  city: City,
  { partnerId, ...person }: NewPartnerPerson & { readonly partnerId: string; readonly passwordHash: string },
  by: AnyDoer,
): Promise<string> {
  await lockPartner(trx, partnerId);
  const active = await PartnerPerson.query(trx).where({ partnerId, isActive: true }).resultSize();
  if (active >= MOST_PARTNER_PEOPLE) throw new CardError('TOO_MANY_PARTNER_PEOPLE');
  const row = { id: randomUUID(), partnerId, ...person, isActive: true, invitedAt: by.now, addedAt: by.now };
  // two partners may invite one address at the same time
  const made = await trx('partner_people').insert(row).onConflict('email').ignore().returning('id');
  if (made.length === 0)
    throw new CardError('PARTNER_EMAIL_TAKEN', {}, [{ path: 'email', code: 'PARTNER_EMAIL_TAKEN' }]);
  await note(trx, 'invite', row.id, { partnerId, role: person.role }, by);
  await sendPersonLink(trx, city, row, 'partner-invitation');
  return row.id;
}

/** Another letter with another link; those before it are of no use any more. @throws CardError NOT_FOUND */
export async function invitePersonAgain(trx: Knex, city: City, of: OfPartner, by: AnyDoer): Promise<void> {
  const person = await lockPerson(trx, of);
  if (!person.isActive || person.invitedAt === null) throw new CardError('NOT_FOUND');
  await trx('partner_person_tokens').where({ personId: person.id }).delete();
  await note(trx, 'invite', person.id, { again: true }, by);
  await sendPersonLink(trx, city, person, 'partner-invitation');
}

/** Another name or role. @throws CardError NOT_FOUND, OWN_PARTNER_ACCOUNT for one's own role */
export async function changePartnerPerson(
  trx: Knex,
  of: OfPartner,
  to: PartnerPersonChange,
  by: AnyDoer,
): Promise<void> {
  const person = await lockPerson(trx, of);
  if (person.id === by.id && to.role !== person.role) throw new CardError('OWN_PARTNER_ACCOUNT');
  await PartnerPerson.query(trx).findById(person.id).patch(to);
  await note(trx, 'change', person.id, { from: person.role, to: to.role }, by);
}

/** Nobody signs in with it any more, and whoever is in is out; the rows that name them stay. @throws CardError NOT_FOUND, OWN_PARTNER_ACCOUNT */
export async function switchPersonOff(trx: Knex, of: OfPartner, by: AnyDoer): Promise<void> {
  const person = await lockPerson(trx, of);
  if (person.id === by.id) throw new CardError('OWN_PARTNER_ACCOUNT');
  if (!person.isActive) return;
  await PartnerPerson.query(trx).findById(person.id).patch({ isActive: false, switchedOffAt: by.now });
  await trx('partner_person_tokens').where({ personId: person.id }).delete();
  await endSessions(trx, 'desk', person.id);
  await note(trx, 'switch-off', person.id, {}, by);
}

/** They may sign in again, as they could before. @throws CardError NOT_FOUND, TOO_MANY_PARTNER_PEOPLE */
export async function switchPersonOn(trx: Knex, of: OfPartner, by: AnyDoer): Promise<void> {
  const person = await lockPerson(trx, of);
  if (person.isActive) return;
  const active = await PartnerPerson.query(trx).where({ partnerId: of.partnerId, isActive: true }).resultSize();
  if (active >= MOST_PARTNER_PEOPLE) throw new CardError('TOO_MANY_PARTNER_PEOPLE');
  await PartnerPerson.query(trx).findById(person.id).patch({ isActive: true, switchedOffAt: null });
  await note(trx, 'switch-on', person.id, {}, by);
}

/** @throws CardError NOT_FOUND for somebody of another partner too */
async function lockPerson(trx: Knex, { partnerId, personId }: OfPartner): Promise<PartnerPerson> {
  await lockPartner(trx, partnerId);
  const person = await PartnerPerson.query(trx).findOne({ id: personId, partnerId }).forUpdate();
  if (!person) throw new CardError('NOT_FOUND');
  return person;
}

async function note(
  trx: Knex,
  verb: 'invite' | 'change' | 'switch-off' | 'switch-on',
  subjectId: string,
  facts: Record<string, unknown>,
  by: AnyDoer,
): Promise<void> {
  await writeAudit(trx, {
    ...actorOf(by),
    act: `partner-person.${verb}`,
    subjectKind: 'partner-person',
    subjectId,
    facts,
  });
}
