import * as z from 'zod';
import { CivilDate, Code, Id, InLanguages, Instant, OpenText } from './plain-values.ts';

const Statement = OpenText.min(1).max(2000);
const Title = OpenText.min(1).max(200);
const Paragraphs = z.array(OpenText.min(1).max(5000)).max(100);

/** What stands in a text, in every language. */
export const consentWords = {
  statement: Statement,
  statementIn: InLanguages(Statement),
  title: Title,
  titleIn: InLanguages(Title),
  paragraphs: Paragraphs,
  paragraphsIn: InLanguages(Paragraphs),
};

/** A version of a text that people agree to, or read. */
export const ConsentTextVersion = z.object({
  id: Id,
  version: z.number().int(),
  ...consentWords,
  link: z.string().nullable(),
  required: z.boolean(),
  validFrom: CivilDate.nullable(),
  news: z.string(),
  /** Null: it came with a release. */
  publishedAt: Instant.nullable(),
  publishedBy: z.string().nullable(),
  /** How many people agree to this version and have not taken it back. */
  givenBy: z.number().int(),
});
export type ConsentTextVersion = z.infer<typeof ConsentTextVersion>;

/** Where a text is asked. */
export const ConsentAskedAt = z.enum(['registration', 'application', 'second-guardian', 'nowhere']);
/** A text with its versions, the newest first. */
export const WrittenConsent = z.object({
  kind: z.string(),
  askedAt: ConsentAskedAt,
  /** Kinds or codes of the forms that ask it; null: all of them. */
  askedOf: z.array(z.string()).nullable(),
  /** The version in force; null while the first one is still to come. */
  inForce: z.number().int().nullable(),
  versions: z.array(ConsentTextVersion),
});
export type WrittenConsent = z.infer<typeof WrittenConsent>;
export const WrittenConsents = z.object({ consents: z.array(WrittenConsent) });
export type WrittenConsents = z.infer<typeof WrittenConsents>;

/** The next version of a text, or a new one. */
export const NewConsentText = z
  .object({
    kind: Code,
    ...consentWords,
    /** Marketing is never required, whatever is said here. */
    required: z.boolean(),
    validFrom: CivilDate,
    news: OpenText.max(500),
    /** The newest version that the author has seen; 0: a new text. */
    basedOn: z.number().int().min(0).max(1_000_000),
    /** Of a new text; a version stays where its text is asked. */
    askedAt: z.enum(['registration', 'application']).default('application'),
    askedOf: z.array(Code).max(50).nullable().default(null),
  })
  .strict();
export type NewConsentText = z.input<typeof NewConsentText>;
export const PublishedConsentText = z.object({ kind: z.string(), version: z.number().int() });
