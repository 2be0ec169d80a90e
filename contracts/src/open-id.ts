import * as z from 'zod';
import { Instant, OpenText, Text } from './plain-values.ts';

/** Where somebody wanted to go in the office: a path of it. */
const OfficePath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/);

/** Who wants to sign in with their account at the provider, or to use it instead of the password that a letter asks for. */
export const OpenIdBegin = z
  .object({
    to: OfficePath.default('/'),
    /** Whoever is signed in at the provider is asked who they are all the same. */
    isOther: z.boolean().default(false),
    token: z.string().min(20).max(200).optional(),
  })
  .strict();
/** Where the browser goes. */
export const OpenIdBegun = z.object({ address: z.string() });
export type OpenIdBegun = z.infer<typeof OpenIdBegun>;
/** The query of the address with which the browser has come back, as it is. */
export const OpenIdReturn = z.object({ query: z.string().max(8000) }).strict();

/** The account at the provider that somebody of the office signs in with. */
export const OwnOpenId = z.object({
  /** The provider's name; null: the office has none, or it is switched off. */
  name: z.string().nullable(),
  identity: z.object({ label: z.string(), linkedAt: Instant, usedAt: Instant.nullable() }).nullable(),
});
export type OwnOpenId = z.infer<typeof OwnOpenId>;

/** The provider as an administrator sets it up; the secret is never shown. */
export const OpenIdView = z.object({
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  trustsFactor: z.boolean(),
  isOn: z.boolean(),
  version: z.number().int(),
  /** The address that is registered at the provider. */
  returnTo: z.string(),
  /** How many people of the office sign in with it. */
  linked: z.number().int(),
});
export type OpenIdView = z.infer<typeof OpenIdView>;
export const OpenIdChange = z
  .object({
    name: OpenText.min(1).max(60),
    issuer: z
      .url({ protocol: /^https?$/ })
      .regex(/^[^@?#\s]+$/)
      .max(300),
    clientId: Text.min(1).max(200),
    /** Null: the one that is there stays. */
    clientSecret: z.string().min(1).max(500).nullable(),
    trustsFactor: z.boolean(),
    isOn: z.boolean(),
    version: z.number().int().min(0),
  })
  .strict();
export type OpenIdChange = z.infer<typeof OpenIdChange>;
