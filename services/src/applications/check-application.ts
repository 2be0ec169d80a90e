import { nameWarnings } from '@karta/card-design';
import { Application, Resident, type ApplicationCheck, type City } from '@karta/db';
import { APPLICATION_KINDS, foldText, fullName } from '@karta/domain';
import type { Knex } from 'knex';
import { designInForce } from '../card-designs/design-rows.ts';
import { identityOf } from '../identity/identity-of.ts';
import { tellOfClaim } from '../identity/tell-holder.ts';

/**
 * Machine checks before a clerk looks: what they find is a hint, never a refusal. Kept with the application. Whoever is in
 * the register under the number that was typed hears of it.
 */
export async function checkApplication(trx: Knex, city: City, application: Application): Promise<ApplicationCheck[]> {
  const { id, peselIndex, type, firstName, lastName, photoFileId } = application;
  const registered = peselIndex ? await Resident.query(trx).findOne({ peselIndex }) : undefined;
  const warnings = nameWarnings(await designInForce(trx), firstName, lastName);
  const { isAboutHolder, needsPhoto } = APPLICATION_KINDS[type];
  const checks: ApplicationCheck[] = [
    { code: 'PESEL_VALID', passed: peselIndex !== null },
    { code: 'NO_SIMILAR_PERSON', passed: (await namesakes(trx, application, registered)) === 0 },
    { code: 'NAME_PRINTABLE', passed: !warnings.includes('LETTERS_REPLACED') },
    { code: 'NAME_FITS', passed: !warnings.some((code) => code === 'NAME_BROKEN' || code === 'NAME_SET_SMALL') },
    // The others are about a card that is there.
    ...(isAboutHolder ? [] : [{ code: 'NO_CARD_YET', passed: !(await hasCard(trx, registered)) }]),
    ...(needsPhoto ? [{ code: 'PHOTO_PRESENT', passed: photoFileId !== null }] : []),
  ];
  // it may come up later as well, when somebody else files: the office looks again each time
  const { question } = await identityOf(trx, application);
  if (question !== null) checks.push({ code: 'IDENTITY_CLEAR', passed: false });
  await Application.query(trx).findById(id).patch({ checks });
  await tellOfClaim(trx, city, application);
  return checks;
}

/** Other people of the same name and date of birth. */
function namesakes(trx: Knex, application: Application, registered: Resident | undefined): Promise<number> {
  return Resident.query(trx)
    .where({ nameFold: foldText(fullName(application)), birthDate: application.birthDate })
    .where((other) => (registered ? other.whereNot('id', registered.id) : other))
    .resultSize();
}

async function hasCard(trx: Knex, registered: Resident | undefined): Promise<boolean> {
  if (!registered) return false;
  const living = trx('cards')
    .where('residentId', registered.id)
    .whereIn('state', ['in-production', 'ready', 'sent', 'active', 'blocked']);
  return (await living.first('id')) !== undefined;
}
