import { readSettings, type City } from '@karta/db';
import type { Knex } from 'knex';
import { armsVersion } from './town-arms.ts';

/** How the town is called: as its office says, else as it was set up. */
export async function townName(trx: Knex, { name }: Pick<City, 'name'>): Promise<string> {
  return (await readSettings(trx)).townName || name;
}

/** What a town looks like in portal and office. */
export async function townLook(trx: Knex): Promise<{ colour: string; armsVersion: number | null }> {
  const { townColour } = await readSettings(trx);
  return { colour: townColour.toLowerCase(), armsVersion: await armsVersion(trx) };
}
