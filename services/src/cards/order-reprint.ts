import { randomUUID } from 'node:crypto';
import {
  Account,
  Application,
  Card,
  PickupPointRow,
  putInOutbox,
  readSettings,
  Resident,
  termsOfType,
  writeAudit,
  type City,
} from '@karta/db';
import { asInForm, CardError, termEnd } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { canFile, unavailable } from '../applications/availability.ts';
import { changeApplication } from '../applications/change-application.ts';
import { sealSubmission } from '../applications/submission.ts';
import { actorOf, type Doer } from '../doer.ts';
import { findNewestForm } from '../forms/form-rows.ts';
import { openEntry } from '../people/open-entry.ts';
import { sealFields } from '../people/sealed-fields.ts';

export interface ReprintOrder {
  readonly cardId: string;
  readonly pickupPointId: string;
  readonly reason: string;
}

/** A change of data is what it is, whoever orders it; it begins a process of its own, without a review. */
const TYPE = 'data-change';
const PROCESS = 'card-reprint';

/**
 * The office has a card made anew with what the register says of its holder now (000-30): name, photo. The holder is asked
 * nothing; the card in use works until the new one is handed over. Returns the application's id.
 * @throws CardError NOT_FOUND, CARD_NOT_IN_USE, VALIDATION, APPLICATION_NOT_AVAILABLE while a change of data is under way
 */
export async function orderReprint(trx: Knex, city: City, order: ReprintOrder, by: Doer): Promise<string> {
  const card = await Card.query(trx).findById(order.cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (card.state !== 'active' || card.carrier !== 'physical') throw new CardError('CARD_NOT_IN_USE');
  const resident = await Resident.query(trx).findById(card.residentId).forUpdate().throwIfNotFound();
  const { accountId } = resident;
  if (accountId === null || !(await canFile(trx, city, accountId, { type: TYPE, object: '' }))) throw unavailable(TYPE);
  await requireOpenPoint(trx, order.pickupPointId);
  const id = await draftOf(trx, city, resident, accountId, order);
  await send(trx, city, id, by);
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.ask-reprint',
    subjectKind: 'card',
    subjectId: card.id,
    facts: { applicationId: id, reason: order.reason },
  });
  return id;
}

async function requireOpenPoint(trx: Knex, id: string): Promise<void> {
  if (!(await PickupPointRow.query(trx).findById(id).where({ isClosed: false })))
    throw new CardError('VALIDATION', {}, [{ path: 'pickupPointId', code: 'UNKNOWN_PICKUP_POINT' }]);
}

/** What the register says of the holder, as they would have filed it themselves. */
async function draftOf(
  trx: Knex,
  city: City,
  resident: Resident,
  accountId: string,
  { cardId, pickupPointId }: ReprintOrder,
): Promise<string> {
  const { birthDate, photoFileId } = resident;
  const id = randomUUID();
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  const { pesel } = await openEntry(city, resident);
  const form = await findNewestForm(trx, TYPE);
  await Application.query(trx).insert({
    ...{ id, accountId, type: TYPE, state: 'draft', details: {}, residentId: resident.id, pickupPointId, birthDate },
    ...(form && { formCode: form.code, formVersion: form.version }),
    packageCode: await packageOf(trx, cardId),
    photoFileId,
    ...asInForm(resident),
    ...(await sealFields(city, { table: 'applications', row: id, keyId }, { pesel })),
  });
  return id;
}

/** What the card says of packages: the one that it was made for, as long as it has it. */
async function packageOf(trx: Knex, cardId: string): Promise<string> {
  const held = await trx('resident_packages').where({ cardId }).orderBy('validUntil', 'desc').first('packageCode');
  return held?.packageCode ?? 'resident';
}

async function send(trx: Knex, city: City, id: string, by: Doer): Promise<void> {
  const workflowId = workflowIdOf(city.id, PROCESS, id);
  const { decisionDays } = termsOfType(await readSettings(trx), TYPE);
  const columns = { object: '', workflowId, decisionDue: termEnd(city.clock.today(), decisionDays) };
  await changeApplication(trx, { id, state: 'draft' }, 'submit', by, { columns, event: { key: 'submitted' } });
  await sealSubmission(trx, city, id, 'submitted', by);
  const payload = { processKey: PROCESS, caseId: id, variables: { applicationId: id, type: TYPE } };
  await putInOutbox(trx, { kind: 'start-process', workflowId, payload });
}
