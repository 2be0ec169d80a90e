import type { FormInFile } from '@karta/contracts';
import { FormRow } from '@karta/db';
import type { Knex } from 'knex';
import { publishForm } from '../forms/publish-form.ts';
import { retireForm } from '../forms/retire-form.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';

/** The forms of the town, each in its newest version; one that the file changes becomes its next version. */
export const FORMS_PART: FilePart<'forms'> = {
  async read(trx) {
    const rows = await FormRow.query(trx)
      .distinctOn('code')
      .orderBy([{ column: 'code' }, { column: 'version', order: 'desc' }]);
    return rows.map(({ code, kind, names, retiredAt, sections }) => ({
      ...{ code, kind, names, isRetired: retiredAt !== null },
      sections: structuredClone(sections) as FormInFile['sections'],
    }));
  },
  async compare(trx, city, forms) {
    const now = (await FORMS_PART.read(trx, city)) ?? [];
    return (forms ?? []).flatMap((to) => {
      const from = now.find(({ code }) => code === to.code) ?? null;
      return isSame(from, to) ? [] : [{ key: to.code, name: to.names?.pl ?? to.code, from, to }];
    });
  },
  async enter(trx, city, { from, to }, by) {
    const { isRetired, ...form } = to as FormInFile;
    const { isRetired: _was, ...before } = (from ?? {}) as Partial<FormInFile>;
    if (!isSame(before, form)) await publishForm(trx, city, { ...form, basedOn: await versionOf(trx, form.code) }, by);
    await retireForm(trx, form.code, isRetired, by);
  },
};

async function versionOf(trx: Knex, code: string): Promise<number> {
  const last = await FormRow.query(trx).where({ code }).max('version as version').first();
  return last?.version ?? 0;
}
