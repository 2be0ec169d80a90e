import type { ReaderSetup } from '@karta/contracts';
import { Reader, readSettings, type City } from '@karta/db';
import { cityKeys } from '../phone-card/city-signature.ts';
import { tableKeyOf } from './table-key.ts';

/** What a device is set up to do; that it asked is noted, with the version of its program where it tells one. */
export async function readerSetup(city: City, id: string, app: string | undefined): Promise<ReaderSetup> {
  const reader = await Reader.query(city.knex)
    .patchAndFetchById(id, { lastSeenAt: city.clock.now(), ...(app !== undefined && { appVersion: app }) })
    .throwIfNotFound();
  const [settings, codeKeys, printKeys, listKeys, tableKey] = await Promise.all([
    readSettings(city.knex),
    cityKeys(city),
    cityKeys(city, 'card-print'),
    cityKeys(city, 'card-status'),
    tableKeyOf(city, reader),
  ]);
  return {
    name: reader.name,
    town: { name: settings.townName || city.name, phone: settings.officePhone, email: settings.officeEmail },
    shows: reader.shows,
    hasPin: reader.pinHash !== null,
    offlineHours: reader.offlineHours,
    codeKeys: inText([...codeKeys, ...printKeys]),
    listKeys: inText(listKeys),
    tableKey: tableKey?.toString('base64url') ?? null,
  };
}

const inText = (keys: Iterable<readonly [string, Uint8Array]>): { id: string; key: string }[] =>
  [...keys].map(([id, key]) => ({ id, key: Buffer.from(key).toString('base64url') }));
