import type { City } from '@karta/db';
import type { PartnerField } from '@karta/domain';

/** The partner whose program asks, as the office has it now. */
export interface AskingPartner {
  readonly partnerId: string;
  readonly keyId: string;
  /** Answers are made up, and nothing is counted. */
  readonly isTest: boolean;
  /** Of the token, as far as the partner has them still. */
  readonly scopes: readonly string[];
  readonly tells: readonly PartnerField[];
}

/**
 * Whose token it is: one question with each request, so that a revoked key, a partner that was switched off, a scope and a
 * field that were taken away end with the next request, whatever the token says. `undefined`: nobody's.
 */
export async function partnerOfToken(city: City, tokenHash: Buffer): Promise<AskingPartner | undefined> {
  const now = city.clock.now();
  const found: (AskingPartner & { granted: readonly string[] }) | undefined = await city
    .knex('partner_tokens as t')
    .join('partner_keys as k', 'k.id', 't.key_id')
    .join('partners as p', 'p.id', 't.partner_id')
    .where({ tokenHash, 'p.is_active': true, 'k.revoked_at': null })
    .where('t.expires_at', '>', now)
    .where((ends) => ends.whereNull('k.ends_at').orWhere('k.ends_at', '>', now))
    .first(
      { partnerId: 'p.id', keyId: 'k.id', isTest: 'k.is_test', granted: 'p.scopes', tells: 'p.tells' },
      't.scopes',
    );
  if (!found) return undefined;
  const { granted, ...partner } = found;
  return { ...partner, scopes: partner.scopes.filter((scope) => granted.includes(scope)) };
}
