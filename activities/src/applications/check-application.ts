import { nameWarnings } from '@karta/card-design';
import { Application, Resident, type ApplicationCheck } from '@karta/db';
import { foldText, fullName } from '@karta/domain';
import { applicationFacts } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Machine checks before a clerk looks: what they find is a hint, never a refusal. */
export const checkApplication: ActivityFactory<'check-application'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const city = deps.cityOf(cityId);
    const { knex } = city;
    const application = await getApplication(knex, caseId);
    const { peselIndex, birthDate } = application;
    const registered = peselIndex ? await Resident.query(knex).findOne({ peselIndex }) : undefined;
    const namesakes = await Resident.query(knex)
      .where({ nameFold: foldText(fullName(application)), birthDate })
      .where((other) => (registered ? other.whereNot('id', registered.id) : other))
      .resultSize();
    const living =
      registered &&
      (await knex('cards')
        .where('residentId', registered.id)
        .whereIn('state', ['in-production', 'ready', 'active', 'blocked'])
        .first('id'));
    const warnings = nameWarnings(application.firstName, application.lastName);
    const isFirst = application.type === 'card-issue';
    const checks: ApplicationCheck[] = [
      { code: 'PESEL_VALID', passed: peselIndex !== null },
      { code: 'NO_SIMILAR_PERSON', passed: namesakes === 0 },
      { code: 'NAME_PRINTABLE', passed: !warnings.includes('LETTERS_REPLACED') },
      { code: 'NAME_FITS', passed: !warnings.some((code) => code === 'NAME_BROKEN' || code === 'NAME_SET_SMALL') },
      // Only a first card asks for these; the others are about a card that is there.
      ...(isFirst ? [{ code: 'NO_CARD_YET', passed: !living }] : []),
      ...(isFirst ? [{ code: 'PHOTO_PRESENT', passed: application.photoFileId !== null }] : []),
    ];
    await Application.query(knex).findById(caseId).patch({ checks });
    const problems = checks.filter((check) => !check.passed).map((check) => check.code);
    return { problems, facts: await applicationFacts(knex, city, application) };
  };
