import { ENTRY_FIELD_NAMES, LIKENESSES, longestInEntry, type EntryField } from '@karta/domain';
import * as z from 'zod';
import { CardRow } from './card.ts';
import { MessageRow } from './message.ts';
import { CivilDate, Id, Instant, OpenText, Text } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { RESIDENTS } from './registers/index.ts';
import { OfficeApplicationRow } from './task.ts';

/** A line of the register of residents. */
export const ResidentRow = registerRow(RESIDENTS);
export type ResidentRow = z.infer<typeof ResidentRow>;

const shape = Object.fromEntries(
  // what is too long is a problem of its field; what is longer yet, of the request
  ENTRY_FIELD_NAMES.map((field) => [field, Text.max(2 * longestInEntry(field))]),
) as Record<EntryField, typeof Text>;
/** All fields of an entry of the register; '' where there is nothing. */
export const PersonValues = z.object(shape).strict();
export type PersonValues = z.infer<typeof PersonValues>;

const Reason = OpenText.max(500);

/** Somebody new in the register. */
export const NewPerson = z
  .object({
    values: PersonValues,
    /** What the PESEL says was compared with a document. */
    isConfirmed: z.boolean(),
    /** Similar people whom the clerk has seen: it is none of them. */
    seen: z.array(Id).max(50),
  })
  .strict();
export type NewPerson = z.infer<typeof NewPerson>;
export const EnteredPerson = z.object({ id: Id });

/** A change of an entry: the changed fields, the version before them, and why. */
export const PersonChange = z
  .object({
    values: PersonValues.partial(),
    version: z.number().int().nonnegative(),
    isConfirmed: z.boolean(),
    reason: Reason.min(1),
  })
  .strict();
export type PersonChange = z.infer<typeof PersonChange>;

/** An entry for its form, numbers in clear. */
export const PersonEntry = z.object({ id: Id, version: z.number().int(), values: PersonValues });
export type PersonEntry = z.infer<typeof PersonEntry>;

/** Why somebody of the office looks at a person outside of a task. */
export const NewLook = z.object({ reason: z.string().max(40), note: Reason }).strict();
const Named = z.object({ code: z.string(), name: z.string() });
/** What is chosen from on a person's page. */
export const PersonChoices = z.object({
  /** To look outside of a task. */
  reasons: z.array(Named),
  documentTypes: z.array(Named.extend({ keepDays: z.number().int() })),
  packages: z.array(Named),
  /** Where a card may be collected. */
  pickupPoints: z.array(z.object({ id: Id, name: z.string() })),
});
export type PersonChoices = z.infer<typeof PersonChoices>;

/** What is done to something of a person, and why. */
export const WithReason = z.object({ reason: Reason.min(1) }).strict();
/** Numbers of a person in clear, each '' where there is none. */
export const PersonNumbers = z.object({ pesel: z.string(), idCard: z.string(), passport: z.string() });
export type PersonNumbers = z.infer<typeof PersonNumbers>;
/** Why they are needed: fewer letters are no reason. */
export const WhyNumbers = z.object({ reason: Reason.min(3) }).strict();
export const NewPackageOfPerson = z
  .object({ packageCode: z.string().max(60), validUntil: CivilDate, reason: Reason.min(1) })
  .strict();
export const PersonDocumentQuery = z.object({ type: z.string().max(40), name: OpenText.min(1).max(120) });
export const AddedDocument = z.object({ id: Id });

/** Somebody whose number is at hand: never in an address. */
export const PersonSearch = z.object({ number: Text.min(5).max(40) }).strict();
export const PersonFound = z.object({ id: Id.nullable() });

/** What is typed of somebody who may be in the register already. */
export const SimilarQuestion = z
  .object({
    firstName: Text.max(200),
    lastName: Text.max(200),
    birthDate: z.union([CivilDate, z.literal('')]),
    pesel: Text.max(40),
    idCard: Text.max(40),
    passport: Text.max(40),
    exceptId: Id.optional(),
  })
  .strict();
export type SimilarQuestion = z.infer<typeof SimilarQuestion>;
export const SimilarPeople = z.object({
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      birthDate: CivilDate.nullable(),
      address: z.string(),
      percent: z.number().int(),
      reasons: z.array(z.enum(LIKENESSES)),
    }),
  ),
});
export type SimilarPeople = z.infer<typeof SimilarPeople>;

const Changed = z.record(z.string(), z.string());
/** One change of an entry; numbers are masked, pictures are only named. */
export const PersonChangeView = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  byKind: z.enum(['resident', 'operator', 'process']),
  source: z.enum(['office', 'application', 'import', 'merge', 'retention']),
  applicationNumber: z.number().int().nullable(),
  reason: z.string(),
  before: Changed.nullable(),
  after: Changed,
});
export type PersonChangeView = z.infer<typeof PersonChangeView>;

export const PersonLook = z.object({ at: Instant, by: z.string(), reason: z.string(), note: z.string() });

/** One person of the register with all that belongs to them. Numbers of people and documents are masked. */
export const PersonDetail = z.object({
  id: Id,
  version: z.number().int(),
  values: PersonValues,
  photoFileId: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  account: z.object({ id: Id, state: z.string(), email: z.string().nullable(), since: Instant.nullable() }).nullable(),
  cards: z.array(CardRow),
  applications: z.array(OfficeApplicationRow),
  packages: z.array(
    z.object({ code: z.string(), name: z.string(), validUntil: CivilDate, cardNumber: z.string().nullable() }),
  ),
  documents: z.array(
    z.object({
      id: Id,
      fileId: Id.nullable(),
      typeCode: z.string(),
      name: z.string(),
      addedAt: Instant,
      deleteOn: CivilDate,
      deletedAt: Instant.nullable(),
      deletedWhy: z.enum(['retention', 'office']).nullable(),
      deletedReason: z.string(),
    }),
  ),
  family: z.array(
    z.object({
      id: Id,
      name: z.string(),
      birthDate: CivilDate,
      kinship: z.string(),
      /** This person looks after the other one; else the other way round. */
      isWard: z.boolean(),
      residentId: Id.nullable(),
    }),
  ),
  consents: z.array(
    z.object({ title: z.string(), version: z.number().int(), givenAt: Instant, withdrawnAt: Instant.nullable() }),
  ),
  messages: z.array(MessageRow),
  /** Entries that went into this one and can be taken apart again. */
  merges: z.array(z.object({ id: Id, name: z.string(), at: Instant, by: z.string(), reason: z.string() })),
  changes: z.array(PersonChangeView),
  looks: z.array(PersonLook),
});
export type PersonDetail = z.infer<typeof PersonDetail>;
