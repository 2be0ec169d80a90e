import { FormRow, Operator } from '@karta/db';
import type { ApplicationFormRow } from '@karta/domain';
import type { Knex } from 'knex';

/** A version of a form, with when it was published and by whom. */
export interface ListedForm extends ApplicationFormRow {
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly isRetired: boolean;
}

/** Every version of every form of the town, the newest first. */
export async function listForms(trx: Knex): Promise<ListedForm[]> {
  const rows = await FormRow.query(trx).orderBy([{ column: 'code' }, { column: 'version', order: 'desc' }]);
  const publishers = rows.flatMap(({ publishedBy }) => publishedBy ?? []);
  const known = await Operator.query(trx).whereIn('id', publishers).select('id', 'name');
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return rows.map(({ publishedAt, retiredAt, publishedBy, code, version, kind, names: titles, sections, news }) => ({
    ...{ code, version, kind, names: titles, sections, news },
    publishedAt: publishedAt.toISOString(),
    publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? ''),
    isRetired: retiredAt !== null,
  }));
}
