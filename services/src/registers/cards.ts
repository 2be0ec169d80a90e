import { CARDS } from '@karta/contracts/registers';
import { byApplicationNumber, byNameIn, type RegisterSql } from './register-sql.ts';

/** The level of a card's chip, as `chipLevel` of the domain says it. */
const CHIP = `case when cards.chip_key_version is not null then 'L1' when cards.uid_index is not null then 'L0' end`;

/** Cards with what the register shows of them. */
export const CARDS_IN_SQL: RegisterSql<typeof CARDS> = {
  of: CARDS,
  from: (knex) =>
    knex('cards')
      .leftJoin('applications as a', 'a.id', 'cards.application_id')
      .leftJoin('pickup_points as point', 'point.id', 'cards.pickup_point_id')
      .leftJoin('operators as o', 'o.id', 'cards.issued_by'),
  point: 'cards.pickup_point_id',
  columns: {
    number: { value: 'cards.number', folded: 'cards.number_fold' },
    holder: { value: 'cards.holder_name', folded: 'cards.holder_fold' },
    state: 'cards.state',
    point: { value: 'point.name', found: byNameIn('pickup_points', 'id', 'cards.pickup_point_id') },
    issued: 'cards.issued_at',
    issuer: { value: 'o.name', found: byNameIn('operators', 'id', 'cards.issued_by') },
    validUntil: 'cards.valid_until',
    ready: 'cards.ready_at',
    application: { value: 'a.number', found: byApplicationNumber('cards.application_id') },
    chip: CHIP,
    created: 'cards.created_at',
  },
  fields: { id: 'cards.id', carrier: 'cards.carrier', designVersion: 'cards.design_version', applicationId: 'a.id' },
  filters: {
    state: 'cards.state',
    point: 'cards.pickup_point_id',
    chip: (rows, level) =>
      level === 'L1'
        ? rows.whereNotNull('cards.chip_key_version')
        : rows.whereNotNull('cards.uid_index').whereNull('cards.chip_key_version'),
  },
  ties: [{ sql: 'cards.id', type: 'uuid' }],
};
