import { APPLICATION_TYPES, CATALOGUE_NAMES, LETTER_EVENTS, LETTER_LANGUAGES } from '@karta/domain';
import * as z from 'zod';
import { CardDesign } from './card-design.ts';
import { RowKey } from './catalogue.ts';
import { ConsentAskedAt, consentWords } from './consent-text.ts';
import { FormSection, LocalText } from './form.ts';
import { NewOwnLetter, Written } from './letters.ts';
import { CivilDate, Code, Id, Instant, OpenText } from './plain-values.ts';

const Name = z.string().max(60);
const Rows = z
  .array(z.object({ key: RowKey, isClosed: z.boolean(), values: z.record(Name, z.unknown()) }).strict())
  .max(1000);

/** The newest version of a form. */
const FormInFile = z
  .object({
    code: Code,
    kind: z.enum(APPLICATION_TYPES),
    names: LocalText.nullable(),
    isRetired: z.boolean(),
    sections: z.array(FormSection).min(1).max(30),
  })
  .strict();

/** The newest version of a text that people agree to, or read. */
const TextInFile = z
  .object({
    kind: Code,
    askedAt: ConsentAskedAt,
    askedOf: z.array(Code).max(50).nullable(),
    required: z.boolean(),
    /** Null: it holds already. */
    validFrom: CivilDate.nullable(),
    news: OpenText.max(500),
    ...consentWords,
  })
  .strict();

/** A letter that the town writes itself. */
const LetterInFile = z
  .object({
    event: z.enum(LETTER_EVENTS),
    channel: z.enum(['mail', 'sms']),
    language: z.enum(LETTER_LANGUAGES),
    ...Written,
  })
  .strict();

/** Each stands once. */
function once<Row extends z.ZodType>(row: Row, nameOf: (row: z.output<Row>) => string) {
  return z
    .array(row)
    .max(300)
    .refine((rows) => new Set(rows.map((each) => nameOf(each))).size === rows.length, { params: { code: 'TWICE' } });
}

/** A letter of the town's own, with its texts. */
const OwnLetterInFile = NewOwnLetter.extend({
  id: Id,
  isOn: z.boolean(),
  texts: once(
    z.object({ channel: z.enum(['mail', 'sms']), language: z.enum(LETTER_LANGUAGES), ...Written }).strict(),
    ({ channel, language }) => `${channel}/${language}`,
  ),
}).strict();

/** A card at 600 dpi, as it stands in the text of the file. */
const LONGEST_CARD_IMAGE = 6_000_000;
const Pixels = z.number().int().min(1).max(4000);
/** The design that new cards are made with, with its pictures. */
const CardDesignInFile = CardDesign.extend({
  images: z
    .array(
      z
        .object({
          id: Id,
          mediaType: z.enum(['image/png', 'image/jpeg']),
          width: Pixels,
          height: Pixels,
          content: z.base64().max(LONGEST_CARD_IMAGE),
        })
        .strict(),
    )
    .max(20),
}).strict();

/** Files of releases before had settings and catalogues alone. */
const FORMATS: readonly number[] = [1, 2];
/** A picture of 512 px, as it stands in the text of the file. */
export const LONGEST_ARMS = 1_500_000;

/**
 * How a town is set up, as one readable file: what differs from the defaults, and the rows of its catalogues. A part that is not
 * there says nothing; of one that is there, letters go back to the release's where the file names none, other rows stay.
 */
export const Configuration = z
  .object({
    format: z
      .number()
      .int()
      .refine((format) => FORMATS.includes(format), { params: { code: 'UNKNOWN_FORMAT' } }),
    city: z.string().max(200),
    at: Instant,
    settings: z.record(Name, z.unknown()).refine((settings) => Object.keys(settings).length <= 200),
    catalogues: z.partialRecord(z.enum(CATALOGUE_NAMES), Rows),
    /** A PNG in Base64; null: the drawn arms. */
    arms: z.base64().max(LONGEST_ARMS).nullable().optional(),
    /** Null: the design that comes with the program. */
    cardDesign: CardDesignInFile.nullable().optional(),
    forms: once(FormInFile, ({ code }) => code).optional(),
    texts: once(TextInFile, ({ kind }) => kind).optional(),
    letters: once(LetterInFile, ({ event, channel, language }) => `${event}/${channel}/${language}`).optional(),
    ownLetters: once(OwnLetterInFile, ({ id }) => id).optional(),
  })
  .strict();
export type Configuration = z.infer<typeof Configuration>;
export type CardDesignInFile = z.infer<typeof CardDesignInFile>;
export type FormInFile = z.infer<typeof FormInFile>;
export type TextInFile = z.infer<typeof TextInFile>;
export type LetterInFile = z.infer<typeof LetterInFile>;
export type OwnLetterInFile = z.infer<typeof OwnLetterInFile>;

/** One thing that an import would change; `problem`: why it could not. */
export const ConfigurationChange = z.object({
  /** `settings`, `arms`, `cardDesign`, `forms`, `texts`, `letters`, `ownLetters`, or the catalogue. */
  where: z.string(),
  key: z.string(),
  /** What people call it. */
  name: z.string(),
  /** Null: it is not there yet. */
  from: z.unknown(),
  to: z.unknown(),
  problem: z.string().nullable(),
});
export type ConfigurationChange = z.infer<typeof ConfigurationChange>;
export const ConfigurationChanges = z.object({ changes: z.array(ConfigurationChange) });
export type ConfigurationChanges = z.infer<typeof ConfigurationChanges>;

/** Who changed a setting, when, and from what to what; null: to the default. */
export const SettingHistory = z.object({
  changes: z.array(z.object({ at: Instant, by: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type SettingHistory = z.infer<typeof SettingHistory>;
