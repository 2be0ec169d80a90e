import type { SavedView } from '@karta/contracts';
import type { Knex } from 'knex';

/** A view of somebody else, as its row is. */
export type SharedRow = Pick<SavedView, 'id' | 'list' | 'name' | 'setup'> & { owner: string };

/** A person's own views of all lists, with whom they share each. */
export async function ownViews(knex: Knex, operatorId: string): Promise<SavedView[]> {
  const rows: (Omit<SavedView, 'share'> & { isShared: boolean; roleCode: string | null })[] = await knex(
    'saved_views as v',
  )
    .leftJoin('view_shares as s', 's.view_id', 'v.id')
    .where('v.operator_id', operatorId)
    .orderBy('v.created_at')
    .select('v.id', 'v.list', 'v.name', 'v.setup', 'v.version', 's.role_code')
    .select(knex.raw('s.view_id is not null as is_shared'));
  return rows.map(({ isShared, roleCode, ...view }) => ({ ...view, share: isShared ? { role: roleCode } : null }));
}

/** What others share with this person: with everybody, or with one of their roles; all of it for who may take it back. */
export async function viewsSharedWith(knex: Knex, operatorId: string, seesAll: boolean): Promise<SharedRow[]> {
  const shared = knex('view_shares as s')
    .join('saved_views as v', 'v.id', 's.view_id')
    .join('operators as o', 'o.id', 'v.operator_id')
    .whereNot('v.operator_id', operatorId)
    .orderBy(['v.name', 'v.id'])
    .select('v.id', 'v.list', 'v.name', 'v.setup', { owner: 'o.name' });
  if (!seesAll) {
    const own = knex('operator_roles').where({ operatorId }).select('roleCode');
    void shared.where((any) => any.whereNull('s.role_code').orWhereIn('s.role_code', own));
  }
  return shared;
}
