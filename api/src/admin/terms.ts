import { OwnTerms, TermsList, TermsOf, TermsSeen } from '@karta/contracts';
import { readSettings, termsOfType } from '@karta/db';
import { APPLICATION_TYPES, CardError, type SettingKey } from '@karta/domain';
import { storedSetting, storeSetting } from '@karta/services';
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
 * are under way keep their dates. Whoever saw an older version than the newest is refused.
 */
export const changeTerms = adminRoute('settings.change', {
  method: 'put',
  path: '/admin/terms/:type',
  params: TermsOf,
  query: TermsSeen,
  body: OwnTerms,
  transaction: true,
  audit: ({ params: { type }, body }) => ({
    act: 'settings.change',
    subjectKind: 'settings',
    subjectId: `terms/${type}`,
    facts: { ...body },
  }),
  answer: TermsList,
  async handle({ params: { type }, query, body }, { trx }) {
    // Two administrators at once: the second reads, or replaces, what the first has written.
    await trx.raw('lock table settings in share row exclusive mode');
    if (query.version !== (await versionOf(trx, type))) throw new CardError('CHANGED_MEANWHILE');
    if (type === 'city') for (const key of TERM_KEYS) await replace(trx, key, body[key] ?? null);
    else {
      const { termsByType } = await readSettings(trx);
      await replace(trx, 'termsByType', { ...termsByType, [type]: body });
    }
    return listTerms(trx);
  },
});

const TERM_KEYS = Object.keys(OwnTerms.shape) as (keyof z.infer<typeof OwnTerms>)[];

async function replace(trx: Knex, key: SettingKey, value: unknown): Promise<void> {
  await storeSetting(trx, key, value, (await storedSetting(trx, key)).version);
}

/** Grows with each change of the city's terms, or of any type's. */
async function versionOf(trx: Knex, type: string): Promise<number> {
  const keys = type === 'city' ? TERM_KEYS : (['termsByType'] as const);
  const versions = await Promise.all(keys.map(async (key) => (await storedSetting(trx, key)).version));
  return versions.reduce((sum, version) => sum + version, 0);
}

async function listTerms(knex: Knex): Promise<z.infer<typeof TermsList>> {
  const settings = await readSettings(knex);
  return {
    city: termsOfType({ ...settings, termsByType: {} }, ''),
    versions: { city: await versionOf(knex, 'city'), types: await versionOf(knex, '') },
    types: APPLICATION_TYPES.map((type) => ({
      type,
      terms: termsOfType(settings, type),
      own: settings.termsByType[type] ?? {},
    })),
  };
}
