import { Account, Operator, type City } from '@karta/db';
import { CardError, permissionsOf, SESSION_MS } from '@karta/domain';
import { accessOf, endSessions, findActedFor, findDeskPerson, panelOfAccount } from '@karta/services';
import type { Request } from 'express';
import type { DeskActor, OperatorActor, ResidentActor } from './actor.ts';

/** Cookies are SameSite=Lax; on top, a change must come from our own origin (OWASP ASVS 3.5.1). */
export function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET') return;
  const origin = request.get('origin');
  // a proxy that is not trusted may have taken the TLS off, so that plain HTTP says nothing of the page
  const own = [...(request.secure ? [] : ['http']), 'https'].map((scheme) => `${scheme}://${request.get('host')}`);
  if (origin === undefined || !own.includes(origin)) throw new CardError('FOREIGN_ORIGIN');
}

/** What a page says of whom it shows: the id of a member of the family, or `self`. */
const SHOWS = 'x-acts-for';

/**
 * The resident of the session, while there is the account, with whom they act for, while they may. A page that shows somebody
 * else than the session acts for is told so: nothing is done for the wrong person.
 * @throws CardError ACTING_CHANGED
 */
export async function findResident(request: Request, city: City): Promise<ResidentActor | undefined> {
  const { subject, cityId, since, actsFor } = request.session;
  if (subject === undefined || cityId !== city.id) return undefined;
  if (city.clock.now().getTime() - (since ?? 0) > SESSION_MS.resident.whole) return undefined;
  const holder = await Account.query(city.knex)
    .findById(subject)
    .whereIn('state', ['active', 'locked'])
    .select('id', 'keyId', 'state');
  if (!holder) return undefined;
  const kin = actsFor === undefined ? undefined : await findActedFor(city.knex, city, holder.id, actsFor);
  const { member, account } = kin?.account ? kin : { member: null, account: null };
  const shown = request.get(SHOWS);
  if (shown !== undefined && shown !== (member?.id ?? 'self')) throw new CardError('ACTING_CHANGED');
  return {
    kind: 'resident',
    accountId: account?.id ?? holder.id,
    keyId: account?.keyId ?? holder.keyId,
    holderId: holder.id,
    actsFor: member ? { memberId: member.id, firstName: member.firstName, lastName: member.lastName } : null,
    panel: member ? 'full' : await panelOfAccount(city.knex, city, holder.id),
    isLocked: [holder.state, account?.state].includes('locked'),
  };
}

/** The person of the office whose session it is, while it lasts, with the rights that they have at this moment. */
export async function findOperator(request: Request, city: City): Promise<OperatorActor | undefined> {
  const { subject, cityId, since } = request.session;
  if (subject === undefined || cityId !== city.id) return undefined;
  if (city.clock.now().getTime() - (since ?? 0) > SESSION_MS.operator.whole) return undefined;
  const operator = await Operator.query(city.knex).findById(subject).where('isActive', true);
  if (!operator) return undefined;
  const { id, name, pickupPointId } = operator;
  const access = await accessOf(city.knex, id);
  return {
    kind: 'operator',
    operatorId: id,
    name,
    pickupPointId,
    ...access,
    permissions: permissionsOf(access.grants),
  };
}

/** Somebody of a partner, while they and the partner take part; whose partner was switched off has no session any more. */
export async function findAtDesk(request: Request, city: City): Promise<DeskActor | undefined> {
  const { subject, cityId, since } = request.session;
  if (subject === undefined || cityId !== city.id) return undefined;
  if (city.clock.now().getTime() - (since ?? 0) > SESSION_MS.desk.whole) return undefined;
  const person = await findDeskPerson(city.knex, subject);
  if (person) return { kind: 'partner-person', ...person };
  await endSessions(city.knex, 'desk', subject);
  return undefined;
}
