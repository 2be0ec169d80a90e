import { Application, Resident, type ApplicationCheck } from '@karta/db';
import type { Made } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Machine checks before a clerk looks: what they find is a hint, never a refusal. */
export const checkApplication: Made<'check-application'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const { knex } = deps.cityOf(cityId);
    const application = await getApplication(knex, caseId);
    const { peselIndex, firstName, lastName, birthDate } = application;
    const registered = peselIndex ? await Resident.query(knex).findOne({ peselIndex }) : undefined;
    const namesakes = await Resident.query(knex)
      .where({ firstName, lastName, birthDate })
      .where((other) => (registered ? other.whereNot('id', registered.id) : other))
      .resultSize();
    const living =
      registered &&
      (await knex('cards')
        .where('residentId', registered.id)
        .whereIn('state', ['in-production', 'ready', 'active', 'blocked'])
        .first('id'));
    const checks: ApplicationCheck[] = [
      { code: 'PESEL_VALID', passed: peselIndex !== null },
      { code: 'NO_SIMILAR_PERSON', passed: namesakes === 0 },
      { code: 'NO_CARD_YET', passed: !living },
      { code: 'PHOTO_PRESENT', passed: application.photoFileId !== null },
    ];
    await Application.query(knex).findById(caseId).patch({ checks });
    return { problems: checks.filter((check) => !check.passed).map((check) => check.code) };
  };
