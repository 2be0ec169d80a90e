import { parseArgs } from 'node:util';
import { connect, openInstallation, urlOfDatabase, type City } from '@karta/db';
import { CITY } from '@karta/db/demo';
import { fillTown } from '@karta/db/large-town';
import { installationHere } from './installation-here.ts';
import { LaunchFailure } from './launch-failure.ts';

const USAGE = 'Use `npm run fill -- 200000`, or `npm run fill -- 200000 --city ID --force` for a town that is no demo.';
const MOST_PEOPLE = 1_000_000;
const OPTIONS = { city: { type: 'string' }, force: { type: 'boolean' } } as const;

/**
 * `npm run fill`: adds so many invented people to the demo town of the installation that runs here. Their accounts have the
 * password of the demo. Answers the exit code. @throws LaunchFailure for a town that is no demo, unless told `--force`
 */
export async function fillCommand(args: readonly string[]): Promise<number> {
  const { count, cityId, isForced } = parse(args);
  if (cityId !== CITY.id && !isForced) {
    throw new LaunchFailure(
      `${cityId} is no demo town: invented people would stand among its own. Say --force where that is wanted.`,
    );
  }
  const { provisioning, ...settings } = installationHere();
  const installation = await openInstallation({ ...settings, poolSize: 2 });
  const start = performance.now();
  try {
    await fill(cityNamed(installation.cities, cityId), provisioning.adminUrl, count);
  } finally {
    await installation.close();
  }
  say(
    `${cityId}: ${count} invented people in ${Math.round((performance.now() - start) / 1000)} s. Their cases are rows alone:`,
  );
  say(
    'what is open can be looked at and not decided. They have no photos. They sign in with the password of the demo.',
  );
  return 0;
}

/** As the owner of the database, who may leave out checks and look at every table afterwards. */
async function fill(city: City, adminUrl: string, count: number): Promise<void> {
  const demo = await city.knex('accounts').where('state', 'active').orderBy('createdAt').first('passwordHash');
  const knex = connect(urlOfDatabase(adminUrl, new URL(city.databaseUrl).pathname.slice(1)), 1);
  try {
    await fillTown({ ...city, knex }, count, demo?.passwordHash ?? '', (what, rows) => say(`  ${what}: ${rows}`));
    // the planner knows of the rows before the first question
    await knex.raw('vacuum (analyze)');
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'NOTHING_TO_GIVE') throw error;
    throw new LaunchFailure(
      'The town has no packages, no pick-up points or no process of a card yet: enter them first.',
    );
  } finally {
    await knex.destroy();
  }
}

function parse(args: readonly string[]): { count: number; cityId: string; isForced: boolean } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const count = Number(positionals[0]);
    if (positionals.length !== 1 || !Number.isInteger(count) || count < 1 || count > MOST_PEOPLE)
      throw new Error(USAGE);
    return { count, cityId: values.city ?? CITY.id, isForced: values.force === true };
  } catch {
    throw new LaunchFailure(USAGE);
  }
}

function cityNamed(cities: readonly City[], id: string): City {
  const city = cities.find((each) => each.id === id);
  if (city) return city;
  throw new LaunchFailure(`There is no city ${id} that is served. Look with \`npm run city -- list\`.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
