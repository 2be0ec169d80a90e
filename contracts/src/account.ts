import * as z from 'zod';
import { ConsentText } from './city.ts';
import { Email, hasName, Id, Instant, Password, PersonName, Phone, TypedEmail } from './plain-values.ts';

export const Registration = z
  .object({
    firstName: PersonName,
    lastName: PersonName,
    email: Email,
    password: Password,
    /** Ids of the consent texts that were ticked. */
    consents: z.array(Id).max(20),
  })
  .strict()
  .refine(hasName, { path: ['lastName'] });
export type Registration = z.infer<typeof Registration>;

export const Activation = z.object({ token: z.string().min(20).max(200), password: z.string().max(128) }).strict();
export const SignIn = z.object({ email: TypedEmail, password: z.string().max(128) }).strict();
export type SignIn = z.infer<typeof SignIn>;
export const EmailConfirmation = z.object({ token: z.string().min(20).max(200) }).strict();
export const PasswordResetRequest = z.object({ email: TypedEmail }).strict();
export const PasswordReset = z.object({ token: z.string().min(20).max(200), password: Password }).strict();
export const PasswordChange = z.object({ oldPassword: z.string().max(128), newPassword: Password }).strict();
export const PhoneChange = z.object({ phone: Phone.nullable(), password: z.string().max(128) }).strict();

/** Six digits of the text that went to a number of the account or of its application. */
export const PhoneConfirmation = z
  .object({
    phone: Phone,
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  })
  .strict();
/** A new code to a number that waits for one. */
export const PhoneCodeAgain = z.object({ phone: Phone }).strict();

/** The address of a family member who has come of age. */
export const MemberAddress = z.object({ email: Email }).strict();

/** For whom the holder of a family acts in the portal; null: for themselves. */
export const ActingForChoice = z.object({ memberId: Id.nullable() }).strict();
export type ActingForChoice = z.infer<typeof ActingForChoice>;
const ActedFor = z.object({ memberId: Id, firstName: z.string(), lastName: z.string() });
export const ActingFor = z.object({
  actsFor: ActedFor.nullable(),
  /** Members of the family for whom they may act today. */
  members: z.array(ActedFor),
});
export type ActingFor = z.infer<typeof ActingFor>;

export const Account = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  /** Numbers of the account and of its open applications that wait for their code; no text goes there before. */
  waitingPhones: z.array(z.string()),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

/** Who is signed in at the portal; null when nobody is. */
export const ResidentSession = z.object({
  account: Account.nullable(),
  /** `member`: somebody of a family who sees the own card and discounts alone (T10). */
  panel: z.enum(['full', 'member']),
});
export type ResidentSession = z.infer<typeof ResidentSession>;

export const ConsentState = ConsentText.extend({ givenAt: Instant.nullable(), withdrawnAt: Instant.nullable() });
export type ConsentState = z.infer<typeof ConsentState>;
export const ConsentList = z.object({ consents: z.array(ConsentState) });
export type ConsentList = z.infer<typeof ConsentList>;
export const ConsentChange = z.object({ given: z.boolean() }).strict();
