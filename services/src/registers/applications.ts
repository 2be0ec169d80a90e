import { APPLICATIONS } from '@karta/contracts/registers';
import { byNameIn, type RegisterSql } from './register-sql.ts';

/** Sent applications with what the register shows of them. */
export const APPLICATIONS_IN_SQL: RegisterSql<typeof APPLICATIONS> = {
  of: APPLICATIONS,
  from: (knex) =>
    knex('applications as a')
      .join('packages as p', 'p.code', 'a.package_code')
      .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
      .whereNot('a.state', 'draft'),
  point: 'a.pickup_point_id',
  columns: {
    number: 'a.number',
    holder: {
      value: "btrim(a.first_name || ' ' || a.last_name)",
      sort: { sql: "a.last_name || ' ' || a.first_name", type: 'text' },
      folded: 'a.name_fold',
    },
    type: 'a.type',
    package: { value: 'p.name', found: byNameIn('packages', 'code', 'a.package_code') },
    state: 'a.state',
    submitted: 'a.submitted_at',
    point: { value: 'point.name', found: byNameIn('pickup_points', 'id', 'a.pickup_point_id') },
  },
  fields: { id: 'a.id', workflowId: 'a.workflow_id' },
  filters: { state: 'a.state', package: 'a.package_code', point: 'a.pickup_point_id' },
  ties: [{ sql: 'a.id', type: 'uuid' }],
};
