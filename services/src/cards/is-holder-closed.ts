import type { Card } from '@karta/db';
import type { Knex } from 'knex';

/** True where the account of the card's holder, or of the guardian of one who has none, is closed: its cards stay blocked. */
export async function isHolderClosed(trx: Knex, { residentId }: Pick<Card, 'residentId'>): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `select 1 from residents r
      left join family_members m on m.resident_id = r.id and m.account_id is null
      join accounts a on a.id = coalesce(r.account_id, m.guardian_account_id)
      where r.id = ? and a.state = 'closed' limit 1`,
    [residentId],
  );
  return rows.length > 0;
}
