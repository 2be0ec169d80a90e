import * as z from 'zod';
import { Id, Instant, Text } from './plain-values.ts';

export const FactorMethod = z.enum(['totp', 'passkey']);
export type FactorMethod = z.infer<typeof FactorMethod>;

/** What the sign-in still asks for after the right password. */
export const FactorStep = z.object({
  /** `prove`: show one of the factors; `enrol`: the town asks for one, and the person has none yet. */
  step: z.enum(['prove', 'enrol']),
  methods: z.array(FactorMethod),
});
export type FactorStep = z.infer<typeof FactorStep>;

/** Six digits of an app, or one of the written codes. */
export const FactorCode = z.object({ code: Text.min(6).max(40) }).strict();

const FactorName = Text.min(1).max(60);
/** Asked of who is signed in; who is on the way in has just given it. */
const OwnPassword = z.string().max(128);

export const TotpBegin = z.object({ password: OwnPassword.default('') }).strict();
/** What an app is given: as a picture, and to be typed. */
export const TotpBegun = z.object({ secret: z.string(), qr: z.string() });
export type TotpBegun = z.infer<typeof TotpBegun>;
export const TotpConfirm = z.object({ code: z.string().regex(/^\d{6}$/), name: FactorName }).strict();

export const PasskeyBegin = z.object({ password: OwnPassword.default('') }).strict();
/** As the browser's own interface takes them (WebAuthn, level 3, 5.1.8 and 5.1.10). */
export const PasskeyOptions = z.looseObject({ challenge: z.string() });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;
const Encoded = z.string().max(20_000);
const PasskeyAnswer = z.looseObject({
  id: Encoded,
  rawId: Encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
});
export const PasskeyMade = z
  .object({
    name: FactorName,
    answer: PasskeyAnswer.extend({
      response: z.looseObject({
        clientDataJSON: Encoded,
        attestationObject: Encoded,
        transports: z.array(z.string().max(40)).max(10).optional(),
      }),
    }),
  })
  .strict();
export const PasskeyUsed = z
  .object({
    answer: PasskeyAnswer.extend({
      response: z.looseObject({ clientDataJSON: Encoded, authenticatorData: Encoded, signature: Encoded }),
    }),
  })
  .strict();

export const OwnFactor = z.object({
  id: Id,
  method: FactorMethod,
  name: z.string(),
  createdAt: Instant,
  usedAt: Instant.nullable(),
});
export const OwnFactorList = z.object({
  factors: z.array(OwnFactor),
  recoveryCodesLeft: z.number().int(),
  /** The town asks for one: the last cannot be taken away. */
  isNeeded: z.boolean(),
});
export type OwnFactorList = z.infer<typeof OwnFactorList>;
/** Shown once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
/** What is done with the own factors is done with the password. */
export const WithPassword = z.object({ password: OwnPassword }).strict();
