import { PARTNER_KEY_STATES } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';

/** Keys of a partner's program as the office sees them; of none the secret. */
export const PartnerKeyList = z.object({
  keys: z.array(
    z.object({
      id: Id,
      name: z.string(),
      clientId: z.string(),
      isTest: z.boolean(),
      state: z.enum(PARTNER_KEY_STATES),
      madeAt: Instant,
      /** One that was exchanged works until then. */
      endsAt: Instant.nullable(),
      revokedAt: Instant.nullable(),
      lastUsedAt: Instant.nullable(),
    }),
  ),
  /** What the partner's programmers read. */
  docsUrl: z.string(),
});
export type PartnerKeyList = z.infer<typeof PartnerKeyList>;
export const NewPartnerKey = z.object({ name: OpenText.min(1).max(60), isTest: z.boolean() }).strict();
export type NewPartnerKey = z.infer<typeof NewPartnerKey>;
/** The last day on which the key before works too. */
export const PartnerKeyRotation = z.object({ endsOn: CivilDate }).strict();
/** The secret is told this once. */
export const MadePartnerKey = z.object({ id: Id, clientId: z.string(), secret: z.string() });
export type MadePartnerKey = z.infer<typeof MadePartnerKey>;
