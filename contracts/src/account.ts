import { LETTER_LANGUAGES } from '@karta/domain';
import * as z from 'zod';
import { ConsentText } from './city.ts';
import { ActedFor } from './family.ts';
import { FactorStep } from './second-factor.ts';
import {
  CivilDate,
  Email,
  hasName,
  Id,
  InLanguages,
  Instant,
  Password,
  PersonName,
  Phone,
  TypedEmail,
} from './plain-values.ts';

export const Registration = z
  .object({
    firstName: PersonName,
    lastName: PersonName,
    email: Email,
    password: Password,
    /** Ids of the consent texts that were ticked. */
    consents: z.array(Id).max(20),
    /** Of the page; letters come in it. */
    language: z.enum(LETTER_LANGUAGES).default('pl'),
  })
  .strict()
  .refine(hasName, { path: ['lastName'] });
/** As it is sent: the language may be left out. */
export type Registration = z.input<typeof Registration>;
export const LanguageChoice = z.object({ language: z.enum(LETTER_LANGUAGES) }).strict();

export const Activation = z.object({ token: z.string().min(20).max(200), password: z.string().max(128) }).strict();
export const SignIn = z.object({ email: TypedEmail, password: z.string().max(128) }).strict();
export type SignIn = z.infer<typeof SignIn>;
/** Somebody who has an account registers as a resident with it (004-02). */
export const AccountUpgrade = z
  .object({ email: TypedEmail, password: z.string().max(128), consents: z.array(Id).max(20) })
  .strict();
export type AccountUpgrade = z.infer<typeof AccountUpgrade>;
export const EmailConfirmation = z.object({ token: z.string().min(20).max(200) }).strict();
export const PasswordResetRequest = z.object({ email: TypedEmail }).strict();
export const PasswordReset = z.object({ token: z.string().min(20).max(200), password: Password }).strict();
export const PasswordChange = z.object({ oldPassword: z.string().max(128), newPassword: Password }).strict();
export const PhoneChange = z.object({ phone: Phone.nullable(), password: z.string().max(128) }).strict();

/** Another address of the own account; null takes the wish back. */
export const EmailChange = z.object({ email: Email.nullable(), password: z.string().max(128) }).strict();

/** Six digits of the text that went to a number of the account or of its application. */
export const PhoneConfirmation = z
  .object({
    phone: Phone,
    code: z
      .string()
      .max(40)
      .overwrite((text) => text.replace(/\s/g, ''))
      .regex(/^\d{6}$/),
  })
  .strict();
/** A new code to a number that waits for one. */
export const PhoneCodeAgain = z.object({ phone: Phone }).strict();

export const Account = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  /** Numbers of the account and of its open applications that wait for their code; no text goes there before. */
  waitingPhones: z.array(z.string()),
  /** An address that waits for the click in the letter that went there. */
  pendingEmail: z.string().nullable(),
  /** In which letters come. */
  language: z.enum(LETTER_LANGUAGES),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

/** Who is signed in at the portal; null when nobody is. */
export const ResidentSession = z.object({
  account: Account.nullable(),
  /** `member`: somebody of a family who sees the own card and discounts alone (T10). */
  panel: z.enum(['full', 'member']),
  /** A required consent is missing: nothing works before it is given, or the office helps (004-86). */
  isLocked: z.boolean(),
  /** What the sign-in still asks for after the right password; nobody is signed in yet. */
  factor: FactorStep.nullable(),
  /** For whom they act now, and for whom they could (004-115). */
  actsFor: ActedFor.nullable(),
  members: z.array(ActedFor),
});
export type ResidentSession = z.infer<typeof ResidentSession>;

/** Somebody looked at what is the account's. */
export const LookView = z.object({
  at: Instant,
  who: z.enum(['operator', 'partner', 'station', 'reader']),
  /** The unit of the office, the partner, the station, the reader; with the name of the person where the city says so. */
  name: z.string(),
  what: z.string(),
  applicationNumber: z.number().int().nullable(),
  cardNumber: z.string().nullable(),
});
export type LookView = z.infer<typeof LookView>;
export const LookList = z.object({
  looks: z.array(LookView),
  /** Looks of the last days are told later. */
  delayDays: z.number().int(),
});
export type LookList = z.infer<typeof LookList>;

/** The own data as a file that was asked for. */
export const DataExportView = z.object({
  id: Id,
  state: z.enum(['waiting', 'ready', 'over']),
  requestedAt: Instant,
  expiresAt: Instant.nullable(),
  size: z.number().int().nullable(),
});
export type DataExportView = z.infer<typeof DataExportView>;
export const DataExportList = z.object({ exports: z.array(DataExportView) });
export type DataExportList = z.infer<typeof DataExportList>;

const ConsentVersion = z.object({
  id: Id,
  version: z.number().int(),
  /** Null: since there is the text. */
  validFrom: CivilDate.nullable(),
  givenAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
});
/** What was agreed to of one text: its version in force, the ones before it, and the next one that is announced. */
export const ConsentState = ConsentText.extend({
  validFrom: CivilDate.nullable(),
  /** `outdated`: an earlier version was agreed to; `withdrawn`, `missing`: nothing holds. */
  state: z.enum(['given', 'outdated', 'withdrawn', 'missing']),
  givenAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  /** Versions that were agreed to, newest first. */
  history: z.array(ConsentVersion),
  coming: ConsentVersion.extend({
    statement: z.string(),
    statementIn: InLanguages(z.string()).optional(),
    link: z.string().nullable(),
  }).nullable(),
  /** What its withdrawal does: the consent alone, the accounts locked, the accounts erased (004-83 … 004-89). */
  withdrawal: z.enum(['consent', 'lock', 'erase']),
});
export type ConsentState = z.infer<typeof ConsentState>;
export const ConsentList = z.object({ consents: z.array(ConsentState), isLocked: z.boolean() });
export type ConsentList = z.infer<typeof ConsentList>;
export const ConsentChange = z.object({ given: z.boolean() }).strict();
/** A required consent is withdrawn with the password of whoever is signed in. */
export const ConsentWithdrawal = z.object({ password: z.string().max(128) }).strict();
export const ConsentWithdrawn = z.object({
  effect: z.enum(['lock', 'erase']),
  /** The day on which the data go, where they go. */
  dueOn: CivilDate.nullable(),
});
export type ConsentWithdrawn = z.infer<typeof ConsentWithdrawn>;
