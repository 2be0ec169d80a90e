import {
  APPLICANT_FIELD_NAMES,
  APPLICATION_STATES,
  APPLICATION_TYPES,
  kindOf,
  LONGEST_ANSWER,
  longestOf,
  type ApplicantField,
} from '@karta/domain';
import * as z from 'zod';
import { FormLine, FormOffer, FormSurroundings, FormView, LocalText } from './form.ts';
import { CivilDate, Id, Instant, OpenText, Text } from './plain-values.ts';

export const ApplicationState = z.enum(APPLICATION_STATES);
export type ApplicationState = z.infer<typeof ApplicationState>;

export const ApplicationType = z.enum(APPLICATION_TYPES);

/** What an application is about beside its form: a duplicate names the card and why, a transfer the card that takes over. */
export const ApplicationDetails = z
  .object({
    cardId: Id.optional(),
    /** Code of one of the city's reasons. */
    reason: z.string().max(40).optional(),
    /** Block the old card now: proposed for loss and theft. */
    blockNow: z.boolean().optional(),
    toCardId: Id.optional(),
    /** The card is posted to the holder's address. */
    byPost: z.boolean().optional(),
  })
  .strict();

type DraftFields = Record<ApplicantField, z.ZodDefault<z.ZodString>>;
const DRAFT_FIELDS = Object.fromEntries(
  APPLICANT_FIELD_NAMES.map((field) => [
    field,
    z.string().overwrite(kindOf(field).plain).max(longestOf(field)).default(''),
  ]),
) as DraftFields;

/** Answers to a form's own questions, by their names; sealed as the person's number is, so that anything may stand there. */
const Answers = z
  .record(z.string().max(40), Text.max(LONGEST_ANSWER))
  .refine((answers) => Object.keys(answers).length <= 400);

/** A draft may be incomplete in every field; only its types and lengths are checked. */
export const ApplicationDraft = z
  .object({
    packageCode: z.string().max(40).default('resident'),
    ...DRAFT_FIELDS,
    pickupPointId: Id.nullable().default(null),
    consents: z.array(Id).max(20).default([]),
    details: ApplicationDetails.optional(),
    /** To the form's own questions; without them those that are kept stay. */
    answers: Answers.optional(),
  })
  .strict();
export type ApplicationDraft = z.infer<typeof ApplicationDraft>;
/** A draft as it is saved; `version` is the one that it was made from: without it the draft is written whatever stands there. */
export const SavedDraft = ApplicationDraft.extend({
  version: z.number().int().positive().optional(),
  /** Goes on with this version of its form, the newest. */
  formVersion: z.number().int().positive().optional(),
}).strict();

export const ApplicationDocument = z.object({
  fileId: Id,
  /** Its first page, small. */
  pictureId: Id.nullable().optional(),
  documentType: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  addedAt: Instant,
  documentDate: CivilDate.nullable().optional(),
  documentEnd: CivilDate.nullable().optional(),
});
export type ApplicationDocument = z.infer<typeof ApplicationDocument>;

/** One line of the timeline; `code` is an application state or completion-answered, reminder-sent … */
export const TimelineEntry = z.object({
  at: Instant,
  code: z.string(),
  /** What the office wrote to the applicant, if anything. */
  note: z.string().nullable(),
  /** Until when something is expected, if a date was set. */
  due: CivilDate.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ApplicationSummary = z.object({
  id: Id,
  number: z.number().int(),
  type: ApplicationType,
  /** Of a town's own form. */
  formNames: LocalText.nullable().optional(),
  formCode: z.string().nullable().optional(),
  packageCode: z.string(),
  packageName: z.string(),
  criterion: z.string(),
  state: ApplicationState,
  holderName: z.string(),
  /** What it is filed together with, in one act; and what else belongs to that. */
  filingId: Id.nullable().optional(),
  filedWith: z.array(z.object({ number: z.number().int(), holderName: z.string() })).optional(),
  pickupPointName: z.string().nullable(),
  createdAt: Instant,
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;
export const ApplicationList = z.object({
  applications: z.array(ApplicationSummary),
  canFileCardApplication: z.boolean(),
  /** Everything that may be filed now; `object` is a card's id for a duplicate, a package's code for packages, else ''. */
  available: z.array(z.object({ type: ApplicationType, object: z.string() })).optional(),
  /** The selector: every form, with what it may be begun, or why not (004-46, 004-69). */
  offers: z.array(FormOffer).optional(),
});
export type ApplicationList = z.infer<typeof ApplicationList>;
/** Begins a draft of a type; `details` and package may also be chosen later. */
export const NewApplication = z
  .object({
    type: ApplicationType.default('card-issue'),
    /** Code of a form; without it the shipped one of the type. */
    form: z.string().max(40).optional(),
    /** An application of one's own whose answers are taken over. */
    like: Id.optional(),
    packageCode: z.string().max(40).default('resident'),
    details: ApplicationDetails.default({}),
  })
  .strict();

/** The other guardian of a child: until when an answer counts, and what was said to which text. */
export const GuardianAnswer = z.object({
  answer: z.enum(['yes', 'no']).nullable(),
  answeredAt: Instant.nullable(),
  until: CivilDate,
  isLate: z.boolean(),
  version: z.number().int(),
  statement: z.string(),
});
export type GuardianAnswer = z.infer<typeof GuardianAnswer>;

const LinkToken = z.string().min(20).max(200);
export const GuardianLink = z.object({ token: LinkToken }).strict();
/** What the page of the link to the other guardian says: nothing of the child but the first name. */
export const GuardianQuestion = z.object({
  askedBy: z.string(),
  childName: z.string(),
  statement: z.string(),
  paragraphs: z.array(z.string()),
  version: z.number().int(),
  until: CivilDate,
});
export type GuardianQuestion = z.infer<typeof GuardianQuestion>;
export const GuardianDecision = z.object({ token: LinkToken, answer: z.enum(['yes', 'no']) }).strict();

/** The applicant's own view; the PESEL is shown in full only to its owner and only while a draft. */
export const ApplicationView = ApplicationSummary.extend({
  data: ApplicationDraft,
  /** Counts the saves; goes back with the next one. */
  version: z.number().int(),
  photoFileId: Id.nullable(),
  documents: z.array(ApplicationDocument),
  timeline: z.array(TimelineEntry),
  /** Set while the applicant is asked to complete the application. */
  completionRequest: z.object({ taskId: z.string(), note: z.string(), due: CivilDate }).nullable(),
  /** Set while the holder may have a card with the changed data made, until that day. */
  reprintOffer: z.object({ due: CivilDate }).nullable().optional(),
  decisionDue: CivilDate.nullable(),
  canWithdraw: z.boolean(),
  /** Opens the status without signing in, with the number; null before it is sent. */
  statusCode: z.string().nullable(),
  /** The form, in the version that it is pinned to, and what may be chosen in it. */
  form: FormView.optional(),
  around: FormSurroundings.optional(),
  /** A newer version of the form of a draft. */
  newerForm: z.object({ version: z.number().int(), news: LocalText.nullable() }).nullable().optional(),
  /** What was sent, as it is read. */
  lines: z.array(FormLine.extend({ section: z.string() })).optional(),
  /** In grosze; null where the town's table does not say. */
  fee: z.number().int().nullable().optional(),
  /** Days that the office has to decide on an application of this type. */
  decisionDays: z.number().int().optional(),
  /** What the other guardian of a child said; null where nobody is asked. */
  secondGuardian: GuardianAnswer.nullable().optional(),
  /** The address of the application, while whoever reads it has not confirmed it; letters go to the account's own meanwhile. */
  unconfirmedEmail: z.object({ typed: z.string(), used: z.string() }).nullable(),
  /** A typed number that waits for its code; `used`: where texts go until then, null: nowhere. */
  unconfirmedPhone: z.object({ typed: z.string(), used: z.string().nullable() }).nullable(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** One application for each of several members of the family, filed in one act. */
export const NewFiling = z
  .object({ memberIds: z.array(Id).min(2).max(20), form: z.string().max(40).default('card-issue') })
  .strict();
export const CreatedFiling = z.object({ id: Id });
/** Whose answers go to the others. */
export const SharedAnswers = z.object({ from: Id }).strict();
export const Filing = z.object({
  applications: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      memberId: Id,
      holderName: z.string(),
      state: ApplicationState,
      /** What is missing in a draft, place by place. */
      problems: z.array(z.object({ path: z.string(), code: z.string() })),
    }),
  ),
});
export type Filing = z.infer<typeof Filing>;

export const CreatedApplication = z.object({ id: Id, number: z.number().int() });
export type CreatedApplication = z.infer<typeof CreatedApplication>;
export const SubmittedApplication = z.object({ id: Id, number: z.number().int(), state: ApplicationState });
export type SubmittedApplication = z.infer<typeof SubmittedApplication>;
export const StoredFile = z.object({
  fileId: Id,
  pictureId: Id.nullable().optional(),
  mediaType: z.string(),
  size: z.number().int(),
});
export type StoredFile = z.infer<typeof StoredFile>;
export const DocumentQuery = z.object({
  documentType: z.string().max(40),
  name: OpenText.max(200),
  /** From when and until when the document is valid, where it says so; an entitlement may end with it. */
  documentDate: CivilDate.optional(),
  documentEnd: CivilDate.optional(),
});
/** Dates that a document says: from when it counts, until when. */
export const DocumentDates = z
  .object({ documentDate: CivilDate.nullable(), documentEnd: CivilDate.nullable() })
  .strict();
/** Whether to make a card with the changed data, and where it is collected. */
export const ReprintDecision = z.object({ accept: z.boolean(), pickupPointId: Id.optional() }).strict();
/** The applicant's answer to a call for completion; new photo and documents were uploaded before. */
export const CompletionAnswer = z.object({ message: OpenText.max(2000) }).strict();
