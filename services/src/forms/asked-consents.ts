import { ConsentTextRow } from '@karta/db';
import type { ApplicationFormRow } from '@karta/domain';
import type { Knex } from 'knex';

/** The texts that a form asks, each in its newest version alone (004-23). */
export async function consentsAskedBy(
  trx: Knex,
  { code, kind }: Pick<ApplicationFormRow, 'code' | 'kind'>,
): Promise<ConsentTextRow[]> {
  const texts = await ConsentTextRow.query(trx).where({ askedAt: 'application' }).orderBy('position');
  return newestTexts(texts).filter(
    ({ askedOf }) => askedOf === null || askedOf.some((of) => of === code || of === kind),
  );
}

/** Of every kind of text the newest version, in the order of the rows. */
export function newestTexts<Text extends { readonly kind: string; readonly version: number }>(
  texts: readonly Text[],
): Text[] {
  return texts.filter(({ kind, version }) => texts.every((other) => other.kind !== kind || other.version <= version));
}
