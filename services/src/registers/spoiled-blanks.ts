import { SPOILED_BLANKS } from '@karta/contracts/registers';
import type { RegisterSql } from './register-sql.ts';

/** Where the blank was printed; where no job tells, where the card is collected. The stock counts it there too. */
const POINT = 'coalesce(j.pickup_point_id, c.pickup_point_id)';

/** Blanks that became waste, with what the register shows of them. */
export const SPOILED_BLANKS_IN_SQL: RegisterSql<typeof SPOILED_BLANKS> = {
  of: SPOILED_BLANKS,
  from: (knex) =>
    knex('spoiled_blanks as b')
      .join('cards as c', 'c.id', 'b.card_id')
      .leftJoin('station_jobs as j', 'j.id', 'b.job_id')
      .leftJoin('stations as s', 's.id', 'j.station_id')
      .leftJoin('operators as o', 'o.id', 'b.operator_id')
      .joinRaw(`left join pickup_points as p on p.id = ${POINT}`),
  point: POINT,
  columns: {
    at: 'b.at',
    reason: "coalesce(b.reason, '')",
    card: 'c.number',
    point: "coalesce(p.name, '')",
    station: "coalesce(s.name, '')",
    clerk: 'o.name',
    chip: "case when b.uid_index is null then 'unread' else 'read' end",
  },
  fields: { id: 'b.id' },
  filters: {
    chip: (rows, chip) => void (chip === 'read' ? rows.whereNotNull('b.uid_index') : rows.whereNull('b.uid_index')),
  },
  ties: [{ sql: 'b.id', type: 'uuid' }],
};
