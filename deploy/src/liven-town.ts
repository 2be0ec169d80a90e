import { setTimeout as sleep } from 'node:timers/promises';
import { connect, openInstallation, urlOfDatabase, type City } from '@karta/db';
import { CITY } from '@karta/db/demo';
import { isLivelyTown, liveTown } from '@karta/db/living-town';
import { installationHere } from './installation-here.ts';

/** Read on the first page of the portal until the town is filled. */
const NEWS_ID = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a7000';

/**
 * Fills the demo town at its first start, while it is used already; what it does stands among the news. A failure is told and
 * hinders nothing: the next start tries again.
 */
export async function livenTown(adminUrl: string): Promise<void> {
  try {
    const installation = await openInstallation({ ...installationHere(), poolSize: 2 });
    try {
      const city = installation.cities.find(({ id }) => id === CITY.id);
      if (city && !(await isLivelyTown(city))) await liven(city, adminUrl);
    } finally {
      await installation.close();
    }
  } catch (error) {
    process.stderr.write(`  The demo town was not filled: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function liven(city: City, adminUrl: string): Promise<void> {
  const start = performance.now();
  const demo = await city.knex('accounts').where('state', 'active').orderBy('createdAt').first('passwordHash');
  const knex = connect(urlOfDatabase(adminUrl, new URL(city.databaseUrl).pathname.slice(1)), 1);
  try {
    await tell(city);
    await processesOf(city);
    await liveTown({ ...city, knex }, demo?.passwordHash ?? '', () => {});
    process.stdout.write(`  The demo town has its people (${((performance.now() - start) / 1000).toFixed(1)} s).\n`);
  } finally {
    await city.knex('news').where('id', NEWS_ID).delete();
    await knex.destroy();
  }
}

/** The api deploys what is shipped a moment after it serves. */
async function processesOf({ knex }: City): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await knex('process_definitions').where('processKey', 'card-application').first('version')) return;
    await sleep(1000);
  }
}

async function tell({ knex, clock }: City): Promise<void> {
  const row = {
    id: NEWS_ID,
    category: 'Miasto pokazowe',
    title: 'Miasto właśnie się zapełnia',
    lead: 'Za chwilę będą tu mieszkańcy, rodziny, karty i wykorzystane ulgi. Z portalu można już korzystać.',
    publishedAt: clock.now(),
  };
  await knex('news').insert(row).onConflict('id').ignore();
}
