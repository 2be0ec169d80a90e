import type { LetterList } from '@karta/contracts';
import type { Knex } from 'knex';
import { listForms } from '../forms/list-forms.ts';

/** What a letter of the town's own may be narrowed to; a form that came with a release has no name of its own (000-33). */
export async function narrowings(trx: Knex): Promise<Pick<LetterList, 'forms' | 'packages'>> {
  const forms = new Map((await listForms(trx)).map(({ code, names }) => [code, names?.pl ?? null]));
  return {
    forms: [...forms].map(([code, name]) => ({ code, name })),
    packages: await trx('packages').orderBy('name').select('code', 'name'),
  };
}
