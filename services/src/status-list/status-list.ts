import { inflateSync } from 'node:zlib';
import type { City } from '@karta/db';
import { READER_OFFLINE_HOURS } from '@karta/domain';
import { changesToSign, cwtToSign, type ListClaims } from '@karta/domain/status-list';
import { signed, signingKey, type SigningKey } from '../phone-card/city-signature.ts';
import { currentVersion, LEAST_SECONDS, type StatusVersion } from './status-version.ts';

/** After so long a reader asks anew. */
const TTL_SECONDS = 300;

/** What of the list a reader is sent. */
export interface SentList {
  readonly mediaType:
    'application/statuslist+jwt' | 'application/statuslist+cwt' | 'application/vnd.karta.status-changes';
  readonly content: Buffer;
  /** Of the statuses that it tells. */
  readonly version: string;
}

/**
 * What makes the reader's list the town's: what has changed since the version that it holds, or the whole list where it holds
 * none, where that version is not kept any more, and where the whole is shorter.
 */
export async function statusListFor(city: City, since: string | undefined): Promise<SentList> {
  const [version, key] = await Promise.all([currentVersion(city), signingKey(city, 'card-status')]);
  const whole = listCwt(city, version, key);
  const changes = since === undefined ? undefined : await changesSince(city, since, version, key);
  return changes && changes.content.length < whole.content.length ? changes : whole;
}

/** The whole list as a JWT, for readers that are not ours (draft-ietf-oauth-status-list, 5.1). */
export async function statusListJwt(city: City): Promise<SentList> {
  const [version, key] = await Promise.all([currentVersion(city), signingKey(city, 'card-status')]);
  return {
    mediaType: 'application/statuslist+jwt',
    content: Buffer.from(listJwt(uriOf(city), claimsOf(city, version), version.packed, key)),
    version: version.id,
  };
}

/** The list as a signed JWT. */
export function listJwt(
  uri: string,
  { id, issuedAt, expiresAt, ttl }: ListClaims,
  packed: Uint8Array,
  key: Pick<SigningKey, 'id' | 'secret'>,
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const list = { bits: 2, lst: Buffer.from(packed).toString('base64url') };
  const claims = { sub: uri, iat: issuedAt, exp: expiresAt, ttl, version: id, status_list: list };
  const input = `${part({ alg: 'EdDSA', typ: 'statuslist+jwt', kid: key.id })}.${part(claims)}`;
  return `${input}.${Buffer.from(signed(Buffer.from(input), key)).toString('base64url')}`;
}

function listCwt(city: City, version: StatusVersion, key: SigningKey): SentList {
  const parts = cwtToSign(key.id, uriOf(city), claimsOf(city, version), new Uint8Array(version.packed));
  return {
    mediaType: 'application/statuslist+cwt',
    content: Buffer.from(parts.token(signed(parts.bytes, key))),
    version: version.id,
  };
}

async function changesSince(
  city: City,
  since: string,
  version: StatusVersion,
  key: SigningKey,
): Promise<SentList | undefined> {
  const kept = await city.knex('status_list_versions').where({ id: since }).first('list');
  if (!kept) return undefined;
  const to = { ...claimsOf(city, version), bytes: new Uint8Array(inflateSync(version.packed)) };
  const bytes = changesToSign(key.id, { id: since, bytes: new Uint8Array(inflateSync(kept.list)) }, to);
  return (
    bytes && {
      mediaType: 'application/vnd.karta.status-changes',
      content: Buffer.concat([bytes, signed(bytes, key)]),
      version: version.id,
    }
  );
}

const uriOf = ({ serviceUrl }: City): string => `${serviceUrl}/api/reader/status-list`;

/** When the statuses were surely as the list says: now, or before the version that may be behind was made. */
function claimsOf({ clock }: City, { id, isUpToDate }: StatusVersion): ListClaims {
  const issuedAt = Math.floor(clock.now().getTime() / 1000) - (isUpToDate ? 0 : LEAST_SECONDS);
  return { id, issuedAt, expiresAt: issuedAt + READER_OFFLINE_HOURS.most * 3600, ttl: TTL_SECONDS };
}
