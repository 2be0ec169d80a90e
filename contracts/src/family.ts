import * as z from 'zod';
import { ConsentText } from './city.ts';
import { CivilDate, Email, hasName, Id, Instant, Password, PersonName } from './plain-values.ts';

/** The address of a family member who has come of age. */
export const MemberAddress = z.object({ email: Email }).strict();

/** For whom the holder of a family acts in the portal; null: for themselves. */
export const ActingForChoice = z.object({ memberId: Id.nullable() }).strict();
export type ActingForChoice = z.infer<typeof ActingForChoice>;
export const ActedFor = z.object({ memberId: Id, firstName: z.string(), lastName: z.string() });
export type ActedFor = z.infer<typeof ActedFor>;
export const ActingFor = z.object({
  actsFor: ActedFor.nullable(),
  /** Members of the family for whom they may act today. */
  members: z.array(ActedFor),
});
export type ActingFor = z.infer<typeof ActingFor>;

const Kinship = z.string().max(40);

/** What the holder says of a member (004-109). */
export const FamilyMemberData = z
  .object({
    firstName: PersonName,
    lastName: PersonName,
    birthDate: CivilDate,
    kinship: Kinship,
    /** Null: no login of their own; needed from 18 on (004-110). */
    email: Email.nullable(),
  })
  .strict()
  .refine(hasName, { path: ['lastName'] });
export type FamilyMemberData = z.infer<typeof FamilyMemberData>;

/** Somebody of the family as its holder sees them (004-108). */
export const FamilyMemberView = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  birthDate: CivilDate,
  kinship: Kinship,
  /** How the city calls it. */
  kinshipName: z.string(),
  login: z.enum(['none', 'waiting', 'own']),
  /** Where they sign in, or will; null without a login. */
  email: z.string().nullable(),
  /** When the link of the letter went out, and until when it works; null where none waits. */
  invited: z.object({ at: Instant, until: Instant }).nullable(),
  registeredAt: Instant,
  hasPhoto: z.boolean(),
  canActFor: z.boolean(),
  /** `kinship`: they sign in themselves; `nothing`: they have come of age and taken over (T7). */
  changeable: z.enum(['everything', 'kinship', 'nothing']),
  /** The name is the register's: an application changes it. */
  isInRegister: z.boolean(),
  /** The day of the 18th birthday. */
  ofAgeOn: CivilDate,
  /** Cards that work or will. */
  cards: z.array(z.object({ number: z.string(), state: z.string() })),
  /** The account is closed and its data go on this day; null while it is open. */
  goesOn: CivilDate.nullable(),
});
export type FamilyMemberView = z.infer<typeof FamilyMemberView>;

export const Family = z.object({
  members: z.array(FamilyMemberView),
  kinships: z.array(z.object({ code: Kinship, name: z.string() })),
  today: CivilDate,
});
export type Family = z.infer<typeof Family>;

/** What becomes of a member who is taken out of the family. */
export const MemberRemoval = z.object({
  removal: z.enum(['forget', 'detach', 'erase']),
  cards: z.array(z.string()),
  /** The day on which the data go, where they go. */
  dueOn: CivilDate,
});
export type MemberRemoval = z.infer<typeof MemberRemoval>;
/** A repetition of the own password, where an account ends. */
export const MemberRemovalOrder = z.object({ password: z.string().max(128) }).strict();
export const AddedMember = z.object({ id: Id });

const LinkToken = z.string().min(20).max(200);
export const InvitationLink = z.object({ token: LinkToken }).strict();

/** What the page of an invitation says to whoever reads the letter. */
export const Invitation = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  holderName: z.string(),
  /** There is an account at this address: its password is asked for, not a new one. */
  hasAccount: z.boolean(),
  isAdult: z.boolean(),
  /** What this person will see of the panel. */
  panel: z.enum(['full', 'member']),
  consents: z.array(ConsentText),
});
export type Invitation = z.infer<typeof Invitation>;

/** Takes the login: a new password, or that of the account which the address has. */
export const InvitationAnswer = z
  .object({
    token: LinkToken,
    password: z.union([Password, z.string().max(128)]),
    consents: z.array(Id).max(20),
    letsGuardianAct: z.boolean(),
  })
  .strict();
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** The family that somebody belongs to as its member; null: to none. */
export const Membership = z.object({
  family: z
    .object({
      holderName: z.string(),
      isAdult: z.boolean(),
      letsGuardianAct: z.boolean(),
    })
    .nullable(),
});
export type Membership = z.infer<typeof Membership>;
export const MembershipChange = z.object({ letsGuardianAct: z.boolean() }).strict();
