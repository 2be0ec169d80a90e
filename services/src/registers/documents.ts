import { DOCUMENTS } from '@karta/contracts/registers';
import { readSettings } from '@karta/db';
import { addDays } from '@karta/domain';
import { byNameIn, type RegisterSql } from './register-sql.ts';

const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30 };
const STATE = `case when d.file_id is null then 'deleted' else 'kept' end`;

/** Documents of people with what the register shows of them; what stands in them is opened at the person's page alone. */
export const DOCUMENTS_IN_SQL: RegisterSql<typeof DOCUMENTS> = {
  of: DOCUMENTS,
  from: (knex) =>
    knex('resident_documents as d')
      .join('residents as r', 'r.id', 'd.resident_id')
      .join('operators as o', 'o.id', 'd.added_by')
      .whereNot('r.name_fold', ''),
  point: null,
  columns: {
    type: 'd.type_code',
    person: {
      value: "r.last_name || ' ' || r.first_name",
      found: {
        keys: 'select array(select known.id from residents as known where known.name_fold like :pattern) as keys',
        fits: 'd.resident_id = any(:keys::uuid[])',
      },
    },
    name: { value: 'd.name', folded: 'km_fold(d.name)' },
    added: 'd.added_at',
    deleteOn: 'd.delete_on',
    state: { value: STATE, code: STATE },
    adder: { value: 'o.name', found: byNameIn('operators', 'id', 'd.added_by') },
    deleted: 'd.deleted_at',
  },
  fields: { id: 'd.id', residentId: 'd.resident_id' },
  filters: {
    type: 'd.type_code',
    state: (rows, state) => void (state === 'kept' ? rows.whereNotNull('d.file_id') : rows.whereNull('d.file_id')),
    due: (rows, span, { clock }) =>
      void rows
        .whereNotNull('d.file_id')
        .where('d.delete_on', '<=', addDays(clock.today(), DAYS[span] ?? 0))
        // what a court or an archive needs stays
        .whereRaw(
          'not exists (select from account_holds as h where h.account_id = r.account_id and h.lifted_at is null)',
        ),
  },
  ties: [{ sql: 'd.id', type: 'uuid' }],
  async finishPage(rows, { knex }) {
    const { documentTypes } = await readSettings(knex);
    const names = new Map(documentTypes.map(({ code, name }) => [code, name]));
    return rows.map((row) => ({ ...row, type: names.get(row.type) ?? row.type }));
  },
};
