import { randomUUID } from 'node:crypto';
import { Application, Card, Resident, readSettings, writeAudit } from '@karta/db';
import { CardError, formatCardNumber, fullName } from '@karta/domain';
import type { Knex } from 'knex';
import { cardToKeepNumberOf } from '../cards/kept-number.ts';
import { designVersionInForce } from '../card-designs/design-rows.ts';
import { actorOf, type Doer } from '../doer.ts';

/**
 * One card and number for an application that is not given up; a number is given to one person alone. Returns the card's id.
 * @throws CardError NOT_IN_REGISTER
 */
export async function reserveCard(trx: Knex, applicationId: string, by: Doer): Promise<string> {
  const application = await Application.query(trx).findById(applicationId).forUpdate().throwIfNotFound();
  const existing = await Card.query(trx).where({ applicationId }).whereNot('state', 'spoiled').first();
  if (existing) return existing.id;
  if (!application.residentId) throw new CardError('NOT_IN_REGISTER');
  const resident = await Resident.query(trx).findById(application.residentId).throwIfNotFound();
  const kept = await keptNumber(trx, application);
  const id = randomUUID();
  await Card.query(trx).insert({
    id,
    number: kept?.number ?? (await newNumber(trx)),
    keepsNumberOf: kept?.id ?? null,
    state: 'in-production',
    applicationId,
    residentId: resident.id,
    keyId: resident.keyId,
    holderName: fullName(resident),
    photoFileId: resident.photoFileId,
    pickupPointId: application.pickupPointId,
    byPost: application.details.byPost === true,
    // Whatever is published meanwhile, every attempt to make it has this design.
    designVersion: await designVersionInForce(trx),
  });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.reserve',
    subjectKind: 'card',
    subjectId: id,
    facts: { applicationId, ...(kept && { keepsNumberOf: kept.id }) },
  });
  return id;
}

/** After a change of data a card may keep the number of the one before it, as the town has set (000-30). */
async function keptNumber(trx: Knex, { type, residentId }: Application): Promise<Card | undefined> {
  if (type !== 'data-change' || residentId === null) return undefined;
  const { reprintNumber } = await readSettings(trx);
  return reprintNumber === 'kept' ? cardToKeepNumberOf(trx, residentId) : undefined;
}

async function newNumber(trx: Knex): Promise<string> {
  const { cardNumberMask } = await readSettings(trx);
  const { rows } = await trx.raw("select nextval('card_serial') as serial");
  return formatCardNumber(cardNumberMask, Number(rows[0].serial));
}
