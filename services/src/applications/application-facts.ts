import { ApplicationDocumentRow, type Application, type City } from '@karta/db';
import { addYears, civilDateOf, daysBetween, endOfDay } from '@karta/domain';
import type { ApplicationFacts } from '@karta/workflows';
import type { Knex } from 'knex';
import { findAsked } from '../guardians/ask-second-guardian.ts';
import { earlierDuplicates } from './earlier-duplicates.ts';
import { townName } from '../town/town-look.ts';

/** A document that says no end counts for three years, as long as any entitlement. */
const LONGEST_DOCUMENT_YEARS = 3;

/** What the decision tables ask about an application; small facts, no name, number or address. */
export async function applicationFacts(trx: Knex, city: City, application: Application): Promise<ApplicationFacts> {
  const { id, type, details, packageCode, birthDate, place } = application;
  const filed = civilDateOf(application.submittedAt ?? application.createdAt, city.zone);
  const document = await ApplicationDocumentRow.query(trx)
    .where('applicationId', id)
    .orderBy('addedAt', 'desc')
    .first();
  const asked = await findAsked(trx, city, id);
  return {
    type,
    reason: details.reason ?? '',
    packageCode,
    earlierDuplicates: await earlierDuplicates(trx, application),
    age: birthDate === null ? 0 : ageOn(birthDate, filed),
    livesInTown: place.trim().toLowerCase() === (await townName(trx, city)).toLowerCase(),
    daysLeft: await daysLeft(trx, application, filed),
    documentType: document?.documentType ?? '',
    // Where nobody gave them, the document is as new as the application and says no end.
    documentDate: document?.documentDate ?? filed,
    documentEnd: document?.documentEnd ?? addYears(filed, LONGEST_DOCUMENT_YEARS),
    guardianDue: asked ? endOfDay(civilDateOf(asked.expiresAt, city.zone), city.zone) : null,
  };
}

/** Whole years on a civil date; somebody born on 29 February has birthday on 28 February of other years. */
function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return addYears(birthDate, years) <= date ? years : years - 1;
}

async function daysLeft(trx: Knex, { residentId, packageCode }: Application, today: string): Promise<number | null> {
  if (residentId === null) return null;
  const held = await trx('resident_packages').where({ residentId, packageCode }).first('validUntil');
  return held ? daysBetween(today, held.validUntil) : null;
}
