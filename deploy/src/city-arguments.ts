import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { domainToASCII } from 'node:url';
import { newCityProblem, type CityChannels, type NewCity } from '@karta/db';
import { LaunchFailure } from './launch-failure.ts';

/** Shown with every mistake of a command line. */
export const USAGE = `Use one of
  npm run city -- list
  npm run city -- add ID --name NAME --host HOST [--host HOST] --portal-url URL --office-url URL --admin E-MAIL
      [--admin-name NAME] [--zone Europe/Warsaw] [--settings FILE.json] [--mail-from ADDRESS] [--smtp-url-file FILE] [--sms-url URL] [--sms-token-file FILE] [--sms-sender NAME]
  npm run city -- pause|resume|remove ID
  npm run city -- password ID E-MAIL`;

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
  settings: { type: 'string' },
} as const;

export type CityValues = ReturnType<typeof parseCityCommand>['values'];

/** What was typed after `npm run city --`. @throws LaunchFailure for an option that there is not */
export function parseCityCommand(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new LaunchFailure(USAGE);
  }
}

/** What `add` needs, checked. @throws LaunchFailure, one sentence for the first thing that is missing or wrong */
export function newCityOf(
  id: string,
  values: CityValues,
): Omit<NewCity, 'database'> & { administrator: { email: string; name: string }; settings: Record<string, unknown> } {
  const need = (name: 'name' | 'portal-url' | 'office-url' | 'admin'): string => {
    const value = values[name];
    if (!value) throw new LaunchFailure(`--${name} is missing. ${USAGE}`);
    return value;
  };
  const hosts = [...new Set((values.host ?? []).map((host) => domainToASCII(host) || host.toLowerCase()))];
  if (hosts.length === 0) throw new LaunchFailure(`--host is missing. ${USAGE}`);
  const city = {
    id,
    name: need('name'),
    hosts,
    zone: zoneOf(values.zone),
    channels: channelsOf(values),
    portalUrl: need('portal-url').replace(/\/+$/, ''),
    officeUrl: need('office-url').replace(/\/+$/, ''),
  };
  const email = need('admin').toLowerCase();
  const administrator = { email, name: values['admin-name'] ?? email };
  const problem = newCityProblem(city, administrator);
  if (problem !== undefined) throw new LaunchFailure(problem);
  return { ...city, administrator, settings: settingsOf(values.settings) };
}

function channelsOf(values: CityValues): CityChannels {
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

/** What the city says itself, `{ "officeName": "…" }`. */
function settingsOf(file: string | undefined): Record<string, unknown> {
  if (file === undefined) return {};
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new LaunchFailure(`${file} is no JSON file that can be read. Write { "officeName": "…" } into it.`);
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  throw new LaunchFailure(`${file} holds no settings. Write { "officeName": "…" } into it.`);
}

function zoneOf(zone = 'Europe/Warsaw'): string {
  if (Intl.supportedValuesOf('timeZone').includes(zone)) return zone;
  throw new LaunchFailure(`${zone} is no time zone. Use a name such as Europe/Warsaw.`);
}
