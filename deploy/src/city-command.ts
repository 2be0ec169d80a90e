import {
  KeyStore,
  Vault,
  addFirstAdministrator,
  connect,
  enterCity,
  enterSettings,
  isFreeForCity,
  listCities,
  provisionDatabase,
  readMasterKey,
  replacePassword,
  retireCity,
  setCityState,
  urlOfDatabase,
  type ListedCity,
} from '@karta/db';
import { newCityOf, parseCityCommand, USAGE, type CityValues } from './city-arguments.ts';
import { refuseSharedHost, refuseTakenHosts, type Knex } from './city-hosts.ts';
import { refuseTooFewRights } from './databases.ts';
import { LaunchFailure } from './launch-failure.ts';
import { installationHere, type InstallationHere } from './installation-here.ts';

const STATES = { remove: 'removed', pause: 'paused', resume: 'active' } as const;

/**
 * `npm run city`: lists, adds, pauses, resumes or removes a city of the installation that runs here, or of the one that the
 * environment names, or gives a person of its office another password. Programs that run follow within seconds. Answers the
 * exit code. @throws LaunchFailure, one sentence for whatever is wrong
 */
export async function cityCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseCityCommand(args);
  const [verb = '', id = '', email = ''] = positionals;
  const wanted = verb === 'list' ? 1 : verb === 'password' ? 3 : 2;
  if (positionals.length !== wanted || positionals.includes('')) throw new LaunchFailure(USAGE);
  const here = installationHere();
  const platform = connect(here.platformUrl, 1);
  try {
    if (verb === 'list') for (const city of await listCities(platform)) say(lineOf(city));
    else if (verb === 'add') await add(platform, here, id, values);
    else if (verb === 'password') await givePassword(platform, here, id, email);
    else if (Object.hasOwn(STATES, verb)) await change(platform, here, id, STATES[verb as keyof typeof STATES]);
    else throw new LaunchFailure(USAGE);
    return 0;
  } finally {
    await platform.destroy();
  }
}

async function change(
  platform: Knex,
  { provisioning }: InstallationHere,
  id: string,
  state: ListedCity['state'],
): Promise<void> {
  const city = await cityNamed(platform, id);
  if (state !== 'removed') await refuseTakenHosts(platform, city);
  // a removed city has lost its roles; a paused one is not asked, as its database may hang
  if (city.state === 'removed' && state !== 'removed')
    await provisionDatabase(provisioning, city.database, 'city').catch(refuseTooFewRights);
  await setCityState(platform, id, state).catch(refuseSharedHost);
  if (state === 'removed') await retireCity(provisioning, city.database);
  say(`${id}: ${state}`);
}

async function givePassword(platform: Knex, here: InstallationHere, id: string, email: string): Promise<void> {
  const { database } = await cityNamed(platform, id);
  const knex = connect(urlOfDatabase(here.platformUrl, database), 1);
  try {
    const password = await replacePassword(knex, email.toLowerCase());
    if (password === undefined) throw new LaunchFailure(`Nobody in the office of ${id} signs in as ${email}.`);
    say(`${id}: ${email} signs in with ${password}`);
  } finally {
    await knex.destroy();
  }
}

async function add(platform: Knex, here: InstallationHere, id: string, values: CityValues): Promise<void> {
  const { administrator, settings, ...city } = newCityOf(id, values);
  const there = (await listCities(platform)).find((one) => one.id === id);
  if (there) throw new LaunchFailure(`There is a city ${id} already (${there.state}). Choose another id.`);
  await refuseTakenHosts(platform, city);
  const database = `karta_${id.replaceAll('-', '_')}`;
  if (!(await isFreeForCity(here.provisioning.adminUrl, database))) {
    throw new LaunchFailure(`There is a database ${database} already. Choose another id.`);
  }
  await provisionDatabase(here.provisioning, database, 'city').catch(refuseTooFewRights);
  const knex = connect(urlOfDatabase(here.platformUrl, database), 1);
  const keys = connect(here.keysUrl, 1);
  const vault = new Vault(new KeyStore(id, keys, readMasterKey(here.masterKeyFile)));
  try {
    // entered last: nobody is served a city without an administrator, and what failed can be done again
    const password = await knex.transaction(async (trx) => {
      await enterSettings(trx, settings).catch((error: Error) => Promise.reject(new LaunchFailure(error.message)));
      const made = await addFirstAdministrator(trx, administrator);
      await enterCity(platform, vault, { ...city, database }).catch(refuseSharedHost);
      return made;
    });
    say(`${id}: added. ${administrator.email} signs in at ${city.officeUrl} with ${password}`);
    if (city.channels.mailFrom === undefined && settings['officeEmail'] === undefined) {
      const sender = `karta@${new URL(city.portalUrl).hostname}`;
      say(`${id}: its letters leave as ${sender} until the office enters its e-mail address in the settings.`);
    }
  } finally {
    await Promise.all([knex.destroy(), keys.destroy()]);
  }
}

async function cityNamed(platform: Knex, id: string): Promise<ListedCity> {
  const city = (await listCities(platform)).find((one) => one.id === id);
  if (!city) throw new LaunchFailure(`There is no city ${id}. ${USAGE}`);
  return city;
}

function lineOf({ id, name, state, hosts, portalUrl }: ListedCity): string {
  return [id, state, name, hosts.join(' '), portalUrl ?? ''].join('\t');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
