import {
  KeyStore,
  Vault,
  addFirstAdministrator,
  connect,
  enterCity,
  enterSettings,
  listCities,
  provisionDatabase,
  readMasterKey,
  setCityState,
} from '@karta/db';
import { newCityOf, parseCityCommand, USAGE, type CityValues } from './city-arguments.ts';
import { LaunchFailure } from './launch-failure.ts';
import { installationHere, type InstallationHere } from './installation-here.ts';

const STATES = { remove: 'removed', pause: 'paused', resume: 'active' } as const;
/**
 * `npm run city`: lists, adds, pauses, resumes or removes a city of the installation that runs here, or of the one that the
 * environment names. Programs that run follow within seconds. Answers the exit code.
 */
export async function cityCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseCityCommand(args);
  const [verb = '', id = ''] = positionals;
  const here = installationHere();
  const platform = connect(here.platformUrl, 1);
  try {
    if (verb === 'list') for (const city of await listCities(platform)) say(lineOf(city));
    else if (verb === 'add' && id) await add(platform, here, id, values);
    else if (Object.hasOwn(STATES, verb) && id) {
      const state = STATES[verb as keyof typeof STATES];
      if (!(await setCityState(platform, id, state))) throw new LaunchFailure(`There is no city ${id}. ${USAGE}`);
      say(`${id}: ${state}`);
    } else throw new LaunchFailure(USAGE);
    return 0;
  } finally {
    await platform.destroy();
  }
}

async function add(
  platform: ReturnType<typeof connect>,
  here: InstallationHere,
  id: string,
  values: CityValues,
): Promise<void> {
  const { administrator, settings, ...city } = newCityOf(id, values);
  await refuseTaken(platform, id, city.hosts);
  const database = `karta_${id.replaceAll('-', '_')}`;
  const knex = connect(await provisionDatabase(here.provisioning, database, 'city'), 1);
  const keys = connect(here.keysUrl, 1);
  const vault = new Vault(new KeyStore(id, keys, readMasterKey(here.masterKeyFile)));
  try {
    // entered last: nobody is served a city without an administrator, and what failed can be done again
    const password = await knex.transaction(async (trx) => {
      await enterSettings(trx, settings).catch((error: Error) => Promise.reject(new LaunchFailure(error.message)));
      const made = await addFirstAdministrator(trx, administrator);
      await enterCity(platform, vault, { ...city, database });
      return made;
    });
    say(`${id}: added. ${administrator.email} signs in at ${city.officeUrl} with ${password}`);
  } finally {
    await Promise.all([knex.destroy(), keys.destroy()]);
  }
}

async function refuseTaken(platform: ReturnType<typeof connect>, id: string, hosts: readonly string[]): Promise<void> {
  for (const city of await listCities(platform)) {
    if (city.id === id) throw new LaunchFailure(`There is a city ${id} already (${city.state}). Choose another id.`);
    const shared = city.hosts.find((host) => hosts.includes(host));
    if (shared && city.state !== 'removed')
      throw new LaunchFailure(`${shared} is the host of ${city.id}. Choose another.`);
  }
}

function lineOf({ id, name, state, hosts, portalUrl }: Awaited<ReturnType<typeof listCities>>[number]): string {
  return [id, state, name, hosts.join(' '), portalUrl ?? ''].join('\t');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
