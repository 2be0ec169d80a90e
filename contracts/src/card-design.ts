import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';

/** Of a card, ISO/IEC 7810 ID-1, with the bleed that boxes and pictures may have. */
const Across = z.number().min(-10).max(90);
const Extent = z.number().min(0.1).max(90);
const place = { x: Across, y: Across };
const box = { ...place, width: Extent, height: Extent };
const Font = z.enum(['Commissioner-SemiBold', 'Commissioner-Medium', 'KartaSans-Regular', 'KartaSans-Bold']);
/** A colour of the design by its name, or `#rrggbb`. */
const Colour = z.string().regex(/^(#[0-9a-fA-F]{6}|[a-zA-Z]{1,20})$/);
const Bind = z.enum([
  'fullName',
  'givenNames',
  'surname',
  'number',
  'validUntil',
  'issuedOn',
  'packages',
  'cityName',
  'ownership',
  'foundHint',
  'lostHint',
]);
/** Either of both; the design says which. */
const said = { text: OpenText.max(300).optional(), bind: Bind.optional() };
const saysOnce = ({ text, bind }: { text?: string | undefined; bind?: string | undefined }): boolean =>
  (text === undefined) !== (bind === undefined);
/** Clockwise, about the middle. */
const turn = { turn: z.literal([90, 180, 270]).optional() };
const ink = { fill: Colour, layer: z.literal('black').optional() };
const PathData = z
  .string()
  .max(800)
  .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9.,\s-]+$/);

const Box = z
  .object({ kind: z.literal('box'), ...box, ...turn, radius: z.number().min(0).max(20).optional(), fill: Colour })
  .strict();
const VectorPath = z
  .object({
    d: PathData,
    fill: Colour.optional(),
    stroke: Colour.optional(),
    strokeWidth: z.number().min(0).max(200).optional(),
    opacity: z.number().min(0).max(1).optional(),
  })
  .strict();
const Vector = z
  .object({
    kind: z.literal('vector'),
    label: OpenText.max(60).optional(),
    ...place,
    scale: z.number().min(0.001).max(10),
    clip: PathData.regex(/^[MLCZ0-9.,\s-]+$/).optional(),
    paths: z.array(VectorPath).min(1).max(60),
  })
  .strict();
const Arms = z.object({ kind: z.literal('arms'), ...box }).strict();
const Image = z
  .object({ kind: z.literal('image'), image: Id, ...box, ...turn, fit: z.enum(['contain', 'cover']) })
  .strict();
const Letters = z
  .object({
    kind: z.literal('text'),
    ...place,
    ...turn,
    lines: z.number().int().min(1).max(5).optional(),
    width: Extent,
    font: Font,
    size: z.number().min(1.4).max(20),
    spacing: z.number().min(-1).max(5).optional(),
    align: z.enum(['centre', 'right']).optional(),
    onlyWith: Bind.optional(),
    ...ink,
    ...said,
  })
  .strict()
  .refine(saysOnce, { path: ['text'] });
const NameFit = z
  .object({
    size: z.number().min(1.4).max(20),
    lineHeight: z.number().min(1).max(30),
    lines: z.number().int().min(1).max(8),
    bottom: Across,
  })
  .strict();
const Name = z
  .object({
    kind: z.literal('name'),
    x: Across,
    width: Extent,
    font: Font,
    spacing: z.number().min(-1).max(5),
    fits: z.array(NameFit).min(1).max(8),
    ...ink,
  })
  .strict();
const Photo = z.object({ kind: z.literal('photo'), ...box, radius: z.number().min(0).max(20) }).strict();
const Bars = z
  .object({ kind: z.literal('code128'), bind: Bind, ...box, ...turn, moduleDots: z.number().int().min(2).max(12) })
  .strict();
const Qr = z
  .object({
    kind: z.literal('qr'),
    ...place,
    ...turn,
    size: z.number().min(5).max(50),
    text: said.text,
    bind: z.enum([...Bind.options, 'signedCode']).optional(),
  })
  .strict()
  .refine(saysOnce, { path: ['text'] });

const DesignElement = z.discriminatedUnion('kind', [Box, Vector, Arms, Image, Letters, Name, Photo, Bars, Qr]);
const CardSide = z.array(DesignElement).max(80);

/** A design of the card: millimetres from the upper left corner, both sides, colours by name. */
export const CardDesign = z
  .object({
    colours: z.record(z.string().regex(/^[a-zA-Z]{1,20}$/), z.string().regex(/^#[0-9a-fA-F]{6}$/)),
    front: CardSide,
    back: CardSide,
  })
  .strict();
export type CardDesign = z.infer<typeof CardDesign>;

/** A version that was published. */
export const CardDesignVersion = z.object({
  version: z.number().int(),
  note: z.string(),
  publishedAt: Instant,
  /** Null: it came with a release. */
  publishedBy: z.string().nullable(),
  /** How many cards were made with it. */
  cards: z.number().int(),
});
export type CardDesignVersion = z.infer<typeof CardDesignVersion>;

/** What stands in a preview beside the sample person. */
const PreviewFacts = z.object({ townName: z.string(), returnPlace: z.string(), number: z.string() });

/** The designs of a town: the versions, the newest first, and the draft. */
export const CardDesigns = z.object({
  versions: z.array(CardDesignVersion),
  draft: z
    .object({
      version: z.number().int(),
      revision: z.number().int(),
      design: CardDesign,
      changedAt: Instant,
      changedBy: z.string().nullable(),
    })
    .nullable(),
  preview: PreviewFacts,
});
export type CardDesigns = z.infer<typeof CardDesigns>;

/** A published version as it is drawn. */
export const CardDesignView = z.object({ version: z.number().int(), design: CardDesign });
export type CardDesignView = z.infer<typeof CardDesignView>;
export const OfCardDesign = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }).strict();

const Revision = z.number().int().min(0).max(1_000_000_000);
/** The draft as it is to be from now on; `revision` is the one that the author has seen, 0: there was none. */
export const CardDesignDraft = z.object({ design: CardDesign, revision: Revision }).strict();
export const SavedCardDesign = z.object({ version: z.number().int(), revision: z.number().int() });
/** The draft becomes the next version. */
export const CardDesignPublication = z.object({ revision: Revision, note: OpenText.max(300).default('') }).strict();
export const PublishedCardDesign = z.object({ version: z.number().int() });
/** With whom the draft is printed for trying. */
export const SpecimenOf = z
  .object({ person: z.enum(['usual', 'short', 'longest', 'no-photo']).default('usual') })
  .strict();
export const CardImageOf = z.object({ id: Id }).strict();
export const AddedCardImage = z.object({ id: Id, width: z.number().int(), height: z.number().int() });
export type AddedCardImage = z.infer<typeof AddedCardImage>;
