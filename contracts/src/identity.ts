import { IDENTITY_PROOFS, IDENTITY_QUESTIONS, IDENTITY_VERDICTS } from '@karta/domain';
import * as z from 'zod';
import { ApplicationState } from './application.ts';
import { CardState } from './card.ts';
import { Id, Instant, OpenText, Text } from './plain-values.ts';

/** Who the applicant is, where a typed PESEL leaves it open. */
export const IdentityView = z.object({
  question: z.enum(IDENTITY_QUESTIONS),
  /** Whose number it is in the register: the account's age and the cards, so that the clerk knows what is at stake. */
  entry: z
    .object({
      hasAccount: z.boolean(),
      enteredAt: Instant,
      cards: z.array(z.object({ number: z.string(), state: CardState })),
      /** When the holder was sent a code; null where no address is known. */
      codeSentAt: Instant.nullable(),
    })
    .nullable(),
  /** Open applications of others with the same number. */
  rivals: z.array(
    z.object({ id: Id, number: z.number().int(), state: ApplicationState, submittedAt: Instant.nullable() }),
  ),
  decision: z
    .object({
      verdict: z.enum(IDENTITY_VERDICTS),
      proof: z.enum(IDENTITY_PROOFS).nullable(),
      reason: z.string(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
});
export type IdentityView = z.infer<typeof IdentityView>;

/** The clerk's word; how it was proven, and why. */
export const IdentityOrder = z
  .object({
    verdict: z.enum(IDENTITY_VERDICTS),
    proof: z.enum(IDENTITY_PROOFS).nullable(),
    cardNumber: Text.max(40).default(''),
    code: Text.max(20).default(''),
    reason: OpenText.min(1).max(1000),
  })
  .strict()
  .refine(({ verdict, proof }) => verdict === 'other-person' || proof !== null, {
    path: ['proof'],
    message: 'REQUIRED',
  })
  .refine(({ proof, cardNumber }) => proof !== 'card-and-code' || cardNumber !== '', {
    path: ['cardNumber'],
    message: 'REQUIRED',
  })
  .refine(({ proof, code }) => proof !== 'card-and-code' || code !== '', { path: ['code'], message: 'REQUIRED' });
export type IdentityOrder = z.infer<typeof IdentityOrder>;
