import { randomUUID } from 'node:crypto';
import type { NewStaffMember, StaffChange } from '@karta/contracts';
import { Operator, PickupPointRow, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { lockAccess, noteAccess, replaceRows, requireAdminLeft, requireKnown } from '../access/access-rows.ts';
import { requireAlone } from '../access/change-access.ts';
import { holdersOf, noteTaken } from '../access/second-person.ts';
import { endSessions } from '../access/sessions.ts';
import { tellAccess } from '../access/tell-access.ts';
import { actorOf, type Doer } from '../doer.ts';
import { issueStaffLink } from './staff-links.ts';
import { sendStaffLink } from './tell-operator.ts';

/** A letter that sets a first password is good for so long. */
const INVITATION_MINUTES = 3 * 24 * 60;

/**
 * Adds somebody to the office and sends them a letter with a link; `passwordHash` is of nothing that anybody knows.
 * Returns the id. @throws CardError STAFF_EMAIL_TAKEN, VALIDATION for a role or a point that is none
 */
export async function inviteStaff(
  trx: Knex,
  city: City,
  { roles, ...person }: NewStaffMember & { readonly passwordHash: string },
  by: Doer,
): Promise<string> {
  await lockAccess(trx);
  const { email, pickupPointId } = person;
  if (await Operator.query(trx).findOne({ email }).select('id'))
    throw new CardError('STAFF_EMAIL_TAKEN', {}, [{ path: 'email', code: 'STAFF_EMAIL_TAKEN' }]);
  await requireKnown(trx, 'roles', roles);
  await requirePoint(trx, pickupPointId);
  const id = randomUUID();
  await Operator.query(trx).insert({ id, ...person, isActive: true, invitedAt: by.now });
  await replaceRows(
    trx,
    'operator_roles',
    { operatorId: id },
    [...new Set(roles)].map((roleCode) => ({ roleCode })),
  );
  await noteStaff(trx, by, 'invite', id, { roles });
  await sendInvitation(trx, city, id);
  return id;
}

/** Another letter with another link; those before it are of no use any more. @throws CardError NOT_FOUND */
export async function inviteAgain(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const found = await Operator.query(trx).findById(id).where({ isActive: true }).whereNotNull('invitedAt').forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  await trx('operator_tokens').where({ operatorId: id }).delete();
  await noteStaff(trx, by, 'invite', id, { again: true });
  await sendInvitation(trx, city, id);
}

/** Other words or another point. @throws CardError NOT_FOUND, ACCESS_CHANGED where somebody else was faster, VALIDATION */
export async function changeStaff(trx: Knex, id: string, { version, ...to }: StaffChange, by: Doer): Promise<void> {
  await lockAccess(trx);
  const found = await getStaff(trx, id);
  if (found.accessVersion !== version) throw new CardError('ACCESS_CHANGED');
  // a point is where the rights reach
  if (id === by.id && to.pickupPointId !== found.pickupPointId) await requireAlone(trx, by.id);
  await requirePoint(trx, to.pickupPointId);
  await Operator.query(trx)
    .findById(id)
    .patch({ ...to, accessVersion: version + 1 });
  const from = { name: found.name, unit: found.unit, pickupPointId: found.pickupPointId };
  await noteAccess(trx, by.id, { act: 'access.change-person', subjectKind: 'operator', subjectId: id, from, to });
}

/**
 * Nobody signs in with it any more, and whoever is in is out. Their rows stay: decisions and cards name them.
 * @throws CardError NOT_FOUND, OWN_ACCESS for oneself, LAST_ADMIN where nobody would be left to change rights
 */
export async function switchStaffOff(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  await lockAccess(trx);
  if (id === by.id) throw new CardError('OWN_ACCESS');
  const found = await getStaff(trx, id);
  if (!found.isActive) return;
  const before = await holdersOf(trx);
  await Operator.query(trx).findById(id).patch({ isActive: false, switchedOffAt: by.now });
  await trx('operator_tokens').where({ operatorId: id }).delete();
  await endSessions(trx, 'operator', id);
  await requireAdminLeft(trx);
  await noteTaken(trx, before);
  await noteStaff(trx, by, 'switch-off', id, { reason });
}

/** They may sign in again, as they could before. @throws CardError NOT_FOUND */
export async function switchStaffOn(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  await lockAccess(trx);
  const found = await getStaff(trx, id);
  if (found.isActive) return;
  await Operator.query(trx).findById(id).patch({ isActive: true, switchedOffAt: null });
  await noteStaff(trx, by, 'switch-on', id, { reason });
}

/** Guesses that failed are forgotten by the door; here is the row that says who asked for it. @throws CardError NOT_FOUND */
export async function noteUnlocked(trx: Knex, id: string, reason: string, by: Doer): Promise<string> {
  const { email } = await getStaff(trx, id);
  await noteStaff(trx, by, 'unlock', id, { reason });
  return email;
}

async function sendInvitation(trx: Knex, city: City, id: string): Promise<void> {
  const operator = await getStaff(trx, id);
  const token = await issueStaffLink(trx, city, id, INVITATION_MINUTES);
  await sendStaffLink(trx, city, operator, `${city.officeUrl}/nowe-haslo?token=${token}`, 'staff-invitation');
}

async function getStaff(trx: Knex, id: string): Promise<Operator> {
  const found = await Operator.query(trx).findById(id).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}

async function requirePoint(trx: Knex, id: string | null): Promise<void> {
  if (id !== null && !(await PickupPointRow.query(trx).findById(id)))
    throw new CardError('VALIDATION', {}, [{ path: 'pickupPointId', code: 'UNKNOWN' }]);
}

async function noteStaff(
  trx: Knex,
  by: Doer,
  verb: 'invite' | 'switch-off' | 'switch-on' | 'unlock',
  subjectId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act: `operator.${verb}`, subjectKind: 'operator', subjectId, facts });
  await tellAccess(trx);
}
