import { ConsentTextRow } from '@karta/db';
import { textsInForce, type ApplicationFormRow, type CivilDate } from '@karta/domain';
import type { Knex } from 'knex';

/** The texts that a form asks on a day, each in the version in force alone (004-23). */
export async function consentsAskedBy(
  trx: Knex,
  { code, kind }: Pick<ApplicationFormRow, 'code' | 'kind'>,
  today: CivilDate,
): Promise<ConsentTextRow[]> {
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'application' }).orderBy('position');
  return textsInForce(texts, today).filter(
    ({ askedOf }) => askedOf === null || askedOf.some((of) => of === code || of === kind),
  );
}
