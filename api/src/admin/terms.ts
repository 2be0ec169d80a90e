import { OwnTerms, TermsList, TermsOf } from '@karta/contracts';
import { readSettings, termsOfType } from '@karta/db';
import { APPLICATION_TYPES } from '@karta/domain';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** How long the office and the applicants have, type by type. */
export const terms = adminRoute('process.read', {
  method: 'get',
  path: '/admin/terms',
  answer: TermsList,
  handle: (_input, { city }) => listTerms(city.knex),
});

/**
 * Sets what the city or one type says itself; what is left out follows the city, then the law. Applications and calls that
 * are under way keep their dates.
 */
export const changeTerms = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/terms/:type',
  params: TermsOf,
  body: OwnTerms,
  transaction: true,
  audit: ({ params: { type }, body }) => ({
    ...{ act: 'settings.change', subjectKind: 'settings', subjectId: `terms/${type}` },
    facts: { ...body },
  }),
  answer: TermsList,
  async handle({ params: { type }, body }, { trx }) {
    // Two administrators at once: the second reads, or replaces, what the first has written.
    await trx.raw('lock table settings in share row exclusive mode');
    if (type === 'city') await replaceCityTerms(trx, body);
    else {
      const { termsByType } = await readSettings(trx);
      await store(trx, 'termsByType', { ...termsByType, [type]: body });
    }
    return listTerms(trx);
  },
});

async function replaceCityTerms(trx: Knex, own: z.infer<typeof OwnTerms>): Promise<void> {
  await trx('settings').whereIn('key', Object.keys(OwnTerms.shape)).delete();
  for (const [key, value] of Object.entries(own)) await store(trx, key, value);
}

async function store(trx: Knex, key: string, value: unknown): Promise<void> {
  await trx('settings')
    .insert({ key, value: JSON.stringify(value) })
    .onConflict('key')
    .merge();
}

async function listTerms(knex: Knex): Promise<z.infer<typeof TermsList>> {
  const settings = await readSettings(knex);
  return {
    city: termsOfType({ ...settings, termsByType: {} }, ''),
    types: APPLICATION_TYPES.map((type) => ({
      type,
      terms: termsOfType(settings, type),
      own: settings.termsByType[type] ?? {},
    })),
  };
}
