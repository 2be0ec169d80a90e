import { writeAudit } from '@karta/db';
import { grantTransition, type GrantAction } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

export interface Grant {
  residentId: string;
  packageCode: string;
  cardId: string | null;
  /** Civil date; the last day counts. */
  validUntil: string;
}

/** The package as the person holds it, locked until the commit. */
export async function findGrant(
  trx: Knex,
  { residentId, packageCode }: Pick<Grant, 'residentId' | 'packageCode'>,
): Promise<Grant | undefined> {
  return trx('resident_packages')
    .where({ residentId, packageCode })
    .forUpdate()
    .first('residentId', 'packageCode', 'cardId', 'validUntil');
}

/**
 * The only writer of what packages a person holds: changes it as GRANT_TRANSITIONS says, with its audit row, in the
 * caller's transaction.
 * @param grant as it is afterwards; of one that is given away, as it was
 * @throws CardError where the table does not have the act
 */
export async function changeGrant(
  trx: Knex,
  grant: Grant,
  act: GrantAction,
  by: Doer,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const { residentId, packageCode, cardId, validUntil } = grant;
  const held = await findGrant(trx, grant);
  const to = grantTransition(act, held ? 'held' : 'none');
  if (to === 'none') await trx('resident_packages').where({ residentId, packageCode }).delete();
  else
    await trx('resident_packages')
      .insert({ residentId, packageCode, cardId, validUntil })
      .onConflict(['resident_id', 'package_code'])
      .merge();
  await writeAudit(trx, {
    ...actorOf(by),
    act: `package.${act}`,
    subjectKind: 'resident',
    subjectId: residentId,
    facts: { packageCode, validUntil, cardId, ...facts },
  });
}
