import {
  ApplicationEvent,
  Card,
  Erasure,
  FamilyMember,
  PackageRow,
  PickupPointRow,
  ScheduledStart,
  readSettings,
  termsOfType,
  type Application,
  type City,
  type Thread,
} from '@karta/db';
import { addDays, civilDateOf, fullName, type LetterLanguage } from '@karta/domain';
import type { Knex } from 'knex';
import type { MessageFacts } from './letter-facts.ts';
import { statusCodeOf } from '../status/status-code.ts';
import { aboutApplication } from './shipped-letters.ts';

/** What every message may say; facts of the case's own record where it has one. */
export async function officeFacts(trx: Knex, city: City, firstName: string, caseId?: string): Promise<MessageFacts> {
  const { officeName, officePhone, pickupDays, townName } = await readSettings(trx);
  const erasure = caseId === undefined ? undefined : await Erasure.query(trx).findById(caseId);
  const started = caseId === undefined ? undefined : await ScheduledStart.query(trx).findById(caseId);
  const memberId = started?.facts['memberId'];
  const member = memberId ? await FamilyMember.query(trx).findById(memberId) : undefined;
  return {
    cityName: townName || city.name,
    firstName,
    officeName,
    officePhone,
    pickupDays,
    path: member ? '/rodzina' : '/konto',
    portalUrl: city.portalUrl,
    applicationNumber: null,
    applicationAbout: '',
    statusCode: null,
    legalBasis: '',
    decisionDue: null,
    pickupPoint: null,
    cardNumber: null,
    packageName: null,
    validUntil: null,
    fee: null,
    note: null,
    threadNumber: null,
    due: erasure?.dueOn ?? started?.facts['due'] ?? null,
    memberName: member ? fullName(member) : null,
  };
}

/** What a message about an application says. */
export async function applicationFactsForLetter(
  trx: Knex,
  city: City,
  application: Application,
  language: LetterLanguage,
): Promise<Partial<MessageFacts>> {
  const { id, details, residentId, packageCode } = application;
  const own = await Card.query(trx).where('applicationId', id).whereNot('state', 'spoiled').first();
  const card = own ?? (details.cardId ? await Card.query(trx).findById(details.cardId) : undefined);
  const last = await ApplicationEvent.query(trx).where('applicationId', id).orderBy('id', 'desc').first();
  const found = await PackageRow.query(trx).findById(packageCode);
  const held = residentId && (await trx('resident_packages').where({ residentId, packageCode }).first('validUntil'));
  return {
    firstName: application.firstName || application.lastName,
    path: `/wnioski/${id}`,
    applicationNumber: application.number,
    applicationAbout: aboutApplication(application.type, language),
    statusCode: await statusCodeOf(city, id),
    decisionDue: application.decisionDue,
    fee: application.fee,
    legalBasis: termsOfType(await readSettings(trx), application.type).legalBasis,
    cardNumber: card?.number ?? null,
    note: last?.note ?? null,
    due: last?.due ?? null,
    pickupPoint: await pointOf(trx, application.pickupPointId),
    packageName: found?.name ?? null,
    validUntil: held ? held.validUntil : null,
  };
}

/** What a message about a card says; a reminder of the daily run names its package. */
export async function cardFacts(trx: Knex, city: City, caseId: string, card: Card): Promise<Partial<MessageFacts>> {
  const started = await ScheduledStart.query(trx).findById(caseId);
  const code = started?.facts['packageCode'];
  const found = code ? await PackageRow.query(trx).findById(code) : undefined;
  const { pickupDays } = await readSettings(trx);
  const since = card.cameBackAt ?? card.readyAt;
  const waits = card.state === 'ready' && since ? addDays(civilDateOf(since, city.zone), pickupDays) : null;
  return {
    path: '/karty',
    cardNumber: card.number,
    due: waits,
    packageName: found?.name ?? null,
    pickupPoint: await pointOf(trx, card.pickupPointId),
    validUntil: started?.facts['validUntil'] ?? card.validUntil,
  };
}

/** What a message about a package of a person says, as it was when it changed. */
export async function packageFacts(
  trx: Knex,
  { residentId, packageCode, validUntil }: { residentId: string; packageCode: string; validUntil: string | null },
): Promise<Partial<MessageFacts>> {
  const found = await PackageRow.query(trx).findById(packageCode);
  const held = trx('resident_packages').where({ residentId, packageCode }).select('cardId');
  const card = await Card.query(trx).whereIn('id', held).first();
  return {
    path: '/karty',
    packageName: found?.name ?? packageCode,
    cardNumber: card?.number ?? null,
    validUntil,
  };
}

/** What a message about a conversation says; never its words. */
export function threadFacts({ id, number, answerDue }: Thread): Partial<MessageFacts> {
  return { path: `/sprawy/${id}`, threadNumber: number, due: answerDue };
}

async function pointOf(trx: Knex, id: string | null): Promise<MessageFacts['pickupPoint']> {
  const point = id === null ? undefined : await PickupPointRow.query(trx).findById(id);
  return point ? { name: point.name, address: point.address, openingHours: point.openingHours } : null;
}
