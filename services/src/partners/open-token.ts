import { PartnerKey, PartnerToken, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { isPasswordRight } from '../access/passwords.ts';
import { hashToken, newToken } from '../access/tokens.ts';

const LIFETIME_SECONDS = 3600;

/** A key with what its partner may ask. */
export interface ProvenKey {
  readonly id: string;
  readonly partnerId: string;
  readonly scopes: readonly string[];
}
/** Whose key was tried, for the audit; null: nobody's. */
export type Tried = { readonly key: ProvenKey } | { readonly key: null; readonly partnerId: string | null };

/** The key of an id and a secret, where it works and its partner takes part. The work is the same for a key that is none. */
export async function proveKey(city: City, clientId: string, secret: string): Promise<Tried> {
  const now = city.clock.now();
  const found = (await PartnerKey.query(city.knex)
    .alias('k')
    .join('partners as p', 'p.id', 'k.partnerId')
    .where({ 'k.clientId': clientId, 'p.isActive': true })
    .whereNull('k.revokedAt')
    .where((ends) => ends.whereNull('k.endsAt').orWhere('k.endsAt', '>', now))
    .select('k.id', 'k.partnerId', 'k.secretHash', 'p.scopes')
    .first()) as (ProvenKey & { secretHash: string }) | undefined;
  const isRight = await isPasswordRight(found?.secretHash, secret);
  if (!found || !isRight) return { key: null, partnerId: found?.partnerId ?? null };
  return { key: { id: found.id, partnerId: found.partnerId, scopes: found.scopes } };
}

/**
 * A short opaque token of a key (RFC 6749, section 4.4) for all that its partner may, or for the part that is asked for.
 * @throws CardError INVALID_SCOPE
 */
export async function openPartnerToken(
  { knex, clock }: City,
  key: ProvenKey,
  scope: string | undefined,
): Promise<{ token: string; seconds: number; scopes: readonly string[] }> {
  const scopes = scope?.split(' ').filter(Boolean) ?? key.scopes;
  if (scopes.some((each) => !key.scopes.includes(each))) throw new CardError('INVALID_SCOPE');
  const [token, now] = [newToken(), clock.now()];
  const expiresAt = new Date(now.getTime() + LIFETIME_SECONDS * 1000);
  const { id: keyId, partnerId } = key;
  await PartnerToken.query(knex).insert({
    tokenHash: hashToken(token),
    keyId,
    partnerId,
    scopes: [...scopes],
    expiresAt,
  });
  await PartnerKey.query(knex).findById(keyId).patch({ lastUsedAt: now });
  return { token, seconds: LIFETIME_SECONDS, scopes };
}
