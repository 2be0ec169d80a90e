import { PARTNERS } from '@karta/contracts/registers';
import type { RegisterSql } from './register-sql.ts';

const OPEN_DISCOUNTS = 'from discounts as d where d.partner_id = p.id and not d.is_closed';
const STATE = `case when p.is_active then 'active' else 'closed' end`;

/** Partners with what the register shows of them; a town has some hundreds at most. */
export const PARTNERS_IN_SQL: RegisterSql<typeof PARTNERS> = {
  of: PARTNERS,
  from: (knex) => knex('partners as p'),
  point: null,
  columns: {
    name: 'p.name',
    category: 'p.category',
    address: 'p.address',
    contact: 'p.contact_name',
    email: 'p.contact_email',
    phone: 'p.contact_phone',
    discounts: `(select count(*)::int ${OPEN_DISCOUNTS})`,
    used: '(select max(u.at) from redemptions as u where u.partner_id = p.id)',
    scopes: 'p.scopes',
    key: '(select max(k.made_at) from partner_keys as k where k.partner_id = p.id and k.revoked_at is null)',
    state: { value: STATE, code: STATE },
  },
  fields: { id: 'p.id' },
  filters: {
    state: (rows, state) => void rows.where('p.is_active', state === 'active'),
    scope: (rows, scope) => void rows.whereRaw('? = any(p.scopes)', [scope]),
    offer: (rows, offer) => void rows.whereRaw(`${offer === 'none' ? 'not ' : ''}exists (select ${OPEN_DISCOUNTS})`),
  },
  ties: [{ sql: 'p.id', type: 'uuid' }],
};
