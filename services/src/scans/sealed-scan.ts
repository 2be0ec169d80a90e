import { Scan, type City } from '@karta/db';

const placeOf = (row: string) => ({ table: 'scans', row, column: 'content' });

/** The picture for its column, under the city's key: whose paper it is nobody knows yet. */
export async function sealScan({ vault }: City, id: string, content: Buffer): Promise<Buffer> {
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.seal(keyId, placeOf(id), content);
}

/** The picture in clear; undefined while there is none. */
export async function openScan({ vault }: City, { id, content }: Scan): Promise<Buffer | undefined> {
  if (!content) return undefined;
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.open(keyId, placeOf(id), content);
}
