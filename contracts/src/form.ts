import {
  ANSWER_KINDS,
  APPLICANT_FIELD_NAMES,
  APPLICATION_TYPES,
  ASKED_THINGS,
  FILING_REFUSALS,
  LONGEST_ANSWER,
  PART_KINDS,
  type ApplicantField,
} from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Code, Id, InLanguages, Instant, OpenText } from './plain-values.ts';

const Words = OpenText.min(1).max(300);
/** Words of a town for what it asks itself. */
export const LocalText = z.object({ pl: Words, en: Words.optional(), uk: Words.optional() }).strict();
const Name = z.string().min(1).max(40);

/** FEEL over the answers of the parts before it; and whether the part may be left empty. */
const shown = { when: z.string().max(500).optional(), isOptional: z.boolean().optional() };

const Question = z
  .object({
    kind: z.literal('question'),
    id: Name,
    as: z.enum(ANSWER_KINDS),
    label: LocalText,
    hint: LocalText.optional(),
    longest: z.number().int().min(1).max(LONGEST_ANSWER).optional(),
    least: z.number().optional(),
    most: z.number().optional(),
    options: z
      .array(z.object({ code: Code, label: LocalText }).strict())
      .max(50)
      .optional(),
    ...shown,
  })
  .strict();

const AskedField = z
  .object({
    kind: z.literal('field'),
    field: z.enum(APPLICANT_FIELD_NAMES as [ApplicantField, ...ApplicantField[]]),
    isReadOnly: z.boolean().optional(),
    ...shown,
  })
  .strict();

const AskedThing = z
  .object({
    kind: z.enum(ASKED_THINGS),
    ...shown,
  })
  .strict();

const AskedDocument = z
  .object({ kind: z.literal('document'), type: Code, label: LocalText.optional(), ...shown })
  .strict();

export const FormPart = z.discriminatedUnion('kind', [Question, AskedField, AskedDocument, AskedThing]);
export const FormSection = z
  .object({ id: Code, title: LocalText.optional(), parts: z.array(FormPart).max(400) })
  .strict();

/** One version of a form, as it is drawn and judged. */
export const FormView = z.object({
  code: z.string(),
  version: z.number().int(),
  kind: z.enum(APPLICATION_TYPES),
  names: LocalText.nullable(),
  sections: z.array(FormSection),
  news: LocalText.nullable().optional(),
});
export type FormView = z.infer<typeof FormView>;

/** A form that a town publishes: under a new code a new form, under a known one its next version. */
export const NewForm = z
  .object({
    code: Code,
    kind: z.enum(APPLICATION_TYPES),
    names: LocalText.nullable().default(null),
    sections: z.array(FormSection).min(1).max(30),
    /** What is new, for whoever has a draft of the version before. */
    news: LocalText.nullable().default(null),
    /** The newest version that the publisher has seen, 0 for a new form: somebody else's version is not published over. */
    basedOn: z.number().int().min(0).max(1_000_000).optional(),
  })
  .strict();
export type NewForm = z.input<typeof NewForm>;
export const PublishedForm = z.object({ code: z.string(), version: z.number().int() });
export const FormList = z.object({
  forms: z.array(
    FormView.extend({
      publishedAt: Instant,
      /** Null: it came with a release. */
      publishedBy: z.string().nullable(),
      isRetired: z.boolean(),
    }),
  ),
});
export type FormList = z.infer<typeof FormList>;
/** One form of a town, by its code. */
export const OfForm = z.object({ code: Code }).strict();
/** Whether a form may be begun. */
export const FormRetirement = z.object({ isRetired: z.boolean() }).strict();
/** Which form is being tried: one that is not published yet has a code of its own. */
export const TriedForm = z.object({ code: Code, kind: z.enum(APPLICATION_TYPES) }).strict();

/** One answer as it is read. */
export const FormLine = z.object({
  path: z.string(),
  kind: z.enum(PART_KINDS),
  label: LocalText.optional(),
  isFixed: z.literal(true).optional(),
  value: z.string(),
  words: z.object({ pl: z.string(), en: z.string().optional(), uk: z.string().optional() }).optional(),
});
export type FormLine = z.infer<typeof FormLine>;

/** What may be chosen in a form, and by what it is judged. */
export const FormSurroundings = z.object({
  today: CivilDate,
  packages: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      criterion: z.string(),
      description: z.string(),
      documents: z.array(z.object({ type: z.string(), name: z.string(), asks: z.array(z.enum(['date', 'end'])) })),
    }),
  ),
  reasons: z.array(z.object({ code: z.string(), name: z.string(), proposesBlock: z.boolean() })),
  cards: z.array(z.object({ id: Id, number: z.string(), isActive: z.boolean() })),
  receivingCards: z.array(z.object({ id: Id, number: z.string(), holderName: z.string() })),
  points: z.array(
    z.object({
      id: Id,
      name: z.string(),
      address: z.string(),
      openingHours: z.string(),
      makesCards: z.boolean(),
      /** It posts cards to those who want it so. */
      posts: z.boolean().optional(),
    }),
  ),
  consents: z.array(
    z.object({
      id: Id,
      kind: z.string(),
      version: z.number().int(),
      statement: z.string(),
      statementIn: InLanguages(z.string()).optional(),
      link: z.string().nullable(),
      required: z.boolean(),
    }),
  ),
});

/** A form in the selector: with what it may be begun now, or why not. */
export const FormOffer = z.object({
  code: z.string(),
  kind: z.enum(APPLICATION_TYPES),
  names: LocalText.nullable(),
  /** A card's id for a duplicate, a package's code for packages, else ''. */
  objects: z.array(z.string()),
  /** Why it may not be begun; null where it may. */
  refusal: z.enum(FILING_REFUSALS).nullable(),
  /** The first day on which it may, where that is known. */
  opensOn: CivilDate.nullable(),
});
export type FormOffer = z.infer<typeof FormOffer>;
