import { timingSafeEqual } from 'node:crypto';
import { Account, Application, ApplicationEvent, PickupPointRow, type City } from '@karta/db';
import type { PublicStatus } from '@karta/contracts';
import { CardError, civilDateOf, statusCode, typedStatusCode } from '@karta/domain';

/** The code that opens the status of an application to whoever has its letter; it follows from the town's key. */
export async function statusCodeOf({ vault }: City, applicationId: string): Promise<string> {
  return statusCode(await vault.blindIndex('status-code', applicationId));
}

/**
 * Where an application stands, without anything that names the person.
 * @throws CardError STATUS_CODE_WRONG for a number that is not there, a draft, a closed account, and a wrong code alike
 */
export async function publicStatus(city: City, number: number, typed: string): Promise<PublicStatus> {
  const application = await Application.query(city.knex).findOne({ number });
  const right = typedStatusCode(await statusCodeOf(city, application?.id ?? ''));
  const isRight = isSame(typedStatusCode(typed), right);
  if (!application || !isRight || application.state === 'draft') throw new CardError('STATUS_CODE_WRONG');
  const { id, state, submittedAt, decisionDue, pickupPointId } = application;
  const account = await Account.query(city.knex).findById(application.accountId).select('state');
  if (account?.state === 'closed') throw new CardError('STATUS_CODE_WRONG');
  const call = await ApplicationEvent.query(city.knex)
    .where({ applicationId: id, code: 'completion-requested' })
    .orderBy('id', 'desc')
    .first();
  const point = pickupPointId === null ? undefined : await PickupPointRow.query(city.knex).findById(pickupPointId);
  return {
    number,
    type: application.type,
    state,
    submittedOn: submittedAt && civilDateOf(submittedAt, city.zone),
    decisionDue,
    completionDue: state === 'completion-requested' ? (call?.due ?? null) : null,
    pickupPoint: point ? { name: point.name, address: point.address, openingHours: point.openingHours } : null,
  };
}

function isSame(typed: string, right: string): boolean {
  const [one, other] = [Buffer.from(typed), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
