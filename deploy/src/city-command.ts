import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  KeyStore,
  Vault,
  addFirstAdministrator,
  connect,
  enterCity,
  listCities,
  provisionDatabase,
  readMasterKey,
  setCityState,
  type CityChannels,
} from '@karta/db';
import { LaunchFailure } from './launch-failure.ts';
import { installationHere, type InstallationHere } from './installation-here.ts';

const STATES = { remove: 'removed', pause: 'paused', resume: 'active' } as const;
const USAGE = `Use one of
  npm run city -- list
  npm run city -- add ID --name NAME --host HOST [--host HOST] --portal-url URL --office-url URL --admin E-MAIL
      [--admin-name NAME] [--zone Europe/Warsaw] [--mail-from ADDRESS] [--smtp-url-file FILE] [--sms-url URL] [--sms-token-file FILE] [--sms-sender NAME]
  npm run city -- pause|resume|remove ID`;

const OPTIONS = {
  name: { type: 'string' },
  host: { type: 'string', multiple: true },
  zone: { type: 'string' },
  'portal-url': { type: 'string' },
  'office-url': { type: 'string' },
  admin: { type: 'string' },
  'admin-name': { type: 'string' },
  'mail-from': { type: 'string' },
  'smtp-url-file': { type: 'string' },
  'sms-url': { type: 'string' },
  'sms-token-file': { type: 'string' },
  'sms-sender': { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

/**
 * `npm run city`: lists, adds, pauses, resumes or removes a city of the installation that runs here, or of the one that the
 * environment names. Programs that run follow within seconds. Answers the exit code.
 */
export async function cityCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = parse(args);
  const [verb = '', id = ''] = positionals;
  const here = installationHere();
  const platform = connect(here.platformUrl, 1);
  try {
    if (verb === 'list') for (const city of await listCities(platform)) say(lineOf(city));
    else if (verb === 'add' && id) await add(platform, here, id, values);
    else if (verb in STATES && id) {
      const state = STATES[verb as keyof typeof STATES];
      if (!(await setCityState(platform, id, state))) throw new LaunchFailure(`There is no city ${id}. ${USAGE}`);
      say(`${id}: ${state}`);
    } else throw new LaunchFailure(USAGE);
    return 0;
  } finally {
    await platform.destroy();
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new LaunchFailure(USAGE);
  }
}

async function add(
  platform: ReturnType<typeof connect>,
  here: InstallationHere,
  id: string,
  values: Values,
): Promise<void> {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
    throw new LaunchFailure(`${id} is no id of a city: use small letters, digits and dashes, e.g. nowa-rzeczna.`);
  }
  const need = (name: 'name' | 'portal-url' | 'office-url' | 'admin'): string => {
    const value = values[name];
    if (!value) throw new LaunchFailure(`--${name} is missing. ${USAGE}`);
    return value;
  };
  const hosts = (values.host ?? []).map((host) => host.toLowerCase());
  if (hosts.length === 0) throw new LaunchFailure(`--host is missing. ${USAGE}`);
  const city = { id, name: need('name'), hosts, portalUrl: addressOf(need('portal-url')), zone: zoneOf(values.zone) };
  const rest = { officeUrl: addressOf(need('office-url')), channels: channelsOf(values) };
  const administrator = { email: need('admin').toLowerCase(), name: values['admin-name'] ?? need('admin') };
  await refuseTaken(platform, id, hosts);

  const database = `karta_${id.replaceAll('-', '_')}`;
  const knex = connect(await provisionDatabase(here.provisioning, database, 'city'), 1);
  const keys = connect(here.keysUrl, 1);
  try {
    const password = await addFirstAdministrator(knex, administrator);
    const vault = new Vault(new KeyStore(id, keys, readMasterKey(here.masterKeyFile)));
    await enterCity(platform, vault, { ...city, ...rest, database });
    say(`${id}: added. ${administrator.email} signs in at ${rest.officeUrl} with ${password}`);
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

function channelsOf(values: Values): CityChannels {
  const secret = (file: string | undefined): string | undefined => {
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      throw new LaunchFailure(`${file} cannot be read. Name a file that holds the secret alone.`);
    }
  };
  const channels = {
    smtpUrl: secret(values['smtp-url-file']),
    mailFrom: values['mail-from'],
    smsUrl: values['sms-url'],
    smsToken: secret(values['sms-token-file']),
    smsSender: values['sms-sender'],
  };
  return Object.fromEntries(Object.entries(channels).filter(([, value]) => value !== undefined));
}

function addressOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new LaunchFailure(`${text} is no address of a page: begin with https:// and the host.`);
  }
  return text.replace(/\/+$/, '');
}

function zoneOf(zone = 'Europe/Warsaw'): string {
  if (Intl.supportedValuesOf('timeZone').includes(zone)) return zone;
  throw new LaunchFailure(`${zone} is no time zone. Use a name such as Europe/Warsaw.`);
}

function lineOf({ id, name, state, hosts, portalUrl }: Awaited<ReturnType<typeof listCities>>[number]): string {
  return [id, state, name, hosts.join(' '), portalUrl ?? ''].join('\t');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
