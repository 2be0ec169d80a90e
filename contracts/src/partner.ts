import * as z from 'zod';
import { CivilDate, Instant } from './plain-values.ts';

/** RFC 6749 section 4.4, form-encoded; the client authenticates with HTTP Basic or in the body. */
export const TokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string().max(100).optional(),
  client_secret: z.string().max(200).optional(),
  scope: z.string().max(200).optional(),
});
export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
});

/** By printed number or by chip UID (upper-case hex); exactly one. In the body, never in the address. */
export const CardLookup = z.union([
  z.object({ number: z.string().trim().min(3).max(40) }).strict(),
  z
    .object({
      uid: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/),
    })
    .strict(),
]);
export type CardLookup = z.infer<typeof CardLookup>;

export const CardStatus = z.object({
  number: z.string(),
  status: z.enum(['active', 'inactive', 'blocked', 'expired']),
  validUntil: CivilDate.nullable(),
  packages: z.array(z.object({ code: z.string(), name: z.string(), validUntil: CivilDate })),
  checkedAt: Instant,
});
export type CardStatus = z.infer<typeof CardStatus>;
