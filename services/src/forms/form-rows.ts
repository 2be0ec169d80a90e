import { FormRow, type Application } from '@karta/db';
import { APPLICATION_TYPES, type ApplicationFormRow } from '@karta/domain';
import type { Knex } from 'knex';

const formIn = ({ code, version, kind, names, sections, news }: FormRow): ApplicationFormRow => ({
  code,
  version,
  kind,
  names,
  sections,
  news,
});

/** The newest version of every form that may be begun, the shipped ones first. */
export async function newestForms(trx: Knex): Promise<ApplicationFormRow[]> {
  const rows = await FormRow.query(trx)
    .distinctOn('code')
    .orderBy([{ column: 'code' }, { column: 'version', order: 'desc' }]);
  const begun = rows.filter(({ retiredAt }) => retiredAt === null);
  const place = ({ code }: FormRow): number => {
    const shipped = APPLICATION_TYPES.findIndex((type) => type === code);
    return shipped < 0 ? APPLICATION_TYPES.length : shipped;
  };
  return begun.toSorted((one, other) => place(one) - place(other)).map(formIn);
}

/** The newest version of a form; `undefined` for one that is not there, or may not be begun any more. */
export async function findNewestForm(trx: Knex, code: string): Promise<ApplicationFormRow | undefined> {
  const row = await FormRow.query(trx).where({ code }).orderBy('version', 'desc').first();
  return row?.retiredAt === null ? formIn(row) : undefined;
}

/** The form that an application is pinned to; one that was begun before forms were rows has the first of its type. */
export async function formOf(
  trx: Knex,
  { type, formCode, formVersion }: Pick<Application, 'type' | 'formCode' | 'formVersion'>,
): Promise<ApplicationFormRow> {
  return formIn(
    await FormRow.query(trx)
      .findById([formCode ?? type, formVersion ?? 1])
      .throwIfNotFound(),
  );
}
