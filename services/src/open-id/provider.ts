import type { City } from '@karta/db';
import { writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** The OpenID Provider of the office as the table holds it, without its secret. */
export interface OpenIdProvider {
  /** As the button of the sign-in calls it: „konto Urzędu Miejskiego”. */
  name: string;
  issuer: string;
  clientId: string;
  hasSecret: boolean;
  /** Whoever proved a second factor there (`amr` has `mfa`, RFC 8176) is not asked for one here. */
  trustsFactor: boolean;
  isOn: boolean;
  /** 0 where none was set up. */
  version: number;
}

/** What an administrator sets; `clientSecret`: null keeps the one that is there. */
export interface OpenIdChange extends Omit<OpenIdProvider, 'hasSecret'> {
  clientSecret: string | null;
}

const ID = 'office';
const PLACE = { table: 'open_id_provider', row: ID, column: 'client_secret' };
const NONE: OpenIdProvider = {
  ...{ name: '', issuer: '', clientId: '' },
  ...{ hasSecret: false, trustsFactor: false, isOn: false, version: 0 },
};

/** The provider as it stands; an empty one that is off where none was set up. */
export async function openIdProvider(knex: Knex): Promise<OpenIdProvider> {
  const row = await knex('open_id_provider').where('id', ID).first();
  if (!row) return NONE;
  const { clientSecret, id: _, ...provider } = row;
  return { ...provider, hasSecret: clientSecret !== null };
}

/** The secret that the provider gave this installation; `undefined` where there is none. */
export async function openIdSecret(knex: Knex, { vault }: City): Promise<string | undefined> {
  const row = await knex('open_id_provider').where('id', ID).first('clientSecret');
  if (!row?.clientSecret) return undefined;
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.openText(keyId, PLACE, row.clientSecret);
}

/** Sets it; the secret is sealed, and no audit row names it. @throws CardError CHANGED_MEANWHILE where somebody was faster */
export async function changeOpenIdProvider(
  trx: Knex,
  city: City,
  { clientSecret, version, ...to }: OpenIdChange,
  by: Doer,
): Promise<void> {
  await trx.raw('lock table open_id_provider in share row exclusive mode');
  if ((await openIdProvider(trx)).version !== version) throw new CardError('CHANGED_MEANWHILE');
  const secret = clientSecret === null ? {} : { clientSecret: await sealed(city, clientSecret) };
  const row = { id: ID, ...to, ...secret, version: version + 1 };
  await trx('open_id_provider').insert(row).onConflict('id').merge();
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'open-id.change',
    subjectKind: 'settings',
    subjectId: 'open-id',
    facts: { ...to, isSecretNew: clientSecret !== null },
  });
}

async function sealed({ vault }: City, secret: string): Promise<Buffer> {
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.seal(keyId, PLACE, secret);
}
