import type { CatalogueRow } from '@karta/contracts';
import { CardError, catalogueOf, type CatalogueName } from '@karta/domain';
import type { Knex } from 'knex';

/**
 * A row that another one of its catalogue names, names none itself: cards go from the point that makes them to the one where
 * they are collected, and no further. The catalogue is held still meanwhile. @throws CardError VALIDATION with the field
 */
export async function refuseChain(
  trx: Knex,
  name: CatalogueName,
  key: string,
  values: CatalogueRow['values'],
): Promise<void> {
  const { fields, table } = catalogueOf(name);
  for (const [path, field] of Object.entries(fields)) {
    const named = values[path];
    if (field.kind !== 'row' || field.of !== name || typeof named !== 'string') continue;
    const refuse = (code: string): CardError => new CardError('VALIDATION', {}, [{ path, code }]);
    if (named === key) throw refuse('NAMES_ITSELF');
    await trx.raw('lock table ?? in share row exclusive mode', [table]);
    const next = await trx(table).where({ id: named }).whereNotNull(path).first('id');
    if (next) throw refuse('NAMES_ANOTHER');
    const before = await trx(table)
      .where({ [path]: key })
      .first('id');
    if (before) throw refuse('IS_NAMED');
  }
}
