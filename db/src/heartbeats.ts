import type { Knex } from 'knex';

/** A program that is silent for longer is not alive; it beats four times as often. */
export const SILENT_AFTER_MS = 20_000;

/** The program has just done work. By the database's clock, as several computers may write. */
export async function beat(platform: Knex, program: string): Promise<void> {
  await platform('heartbeats').insert({ program, at: platform.fn.now() }).onConflict('program').merge();
}

export async function isBeating(platform: Knex, program: string): Promise<boolean> {
  const fresh = await platform('heartbeats')
    .where({ program })
    .whereRaw("at > now() - ? * interval '1 millisecond'", [SILENT_AFTER_MS])
    .first('program');
  return fresh !== undefined;
}
