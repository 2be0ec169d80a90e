import type { City, Place, Reader } from '@karta/db';

/** Where a reader's key to its table of cards is sealed. */
export const placeOfTableKey = (id: string): Place => ({ table: 'readers', row: id, column: 'table_key' });

/** What this reader's device looks into its table of cards with: 32 bytes; null where no device is enrolled. */
export async function tableKeyOf(
  { vault }: City,
  { id, tableKey }: Pick<Reader, 'id' | 'tableKey'>,
): Promise<Buffer | null> {
  if (!tableKey) return null;
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.open(keyId, placeOfTableKey(id), tableKey);
}
