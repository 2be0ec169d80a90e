import * as z from 'zod';
import { Id, Instant, OpenText, Text } from './plain-values.ts';
import { REGISTERS } from './registers/index.ts';

/** The registers of the office: one frame shows them all. */
export const ListName = z.enum(REGISTERS.map(({ name }) => name));
export type ListName = z.infer<typeof ListName>;

/** Keys or codes in a query string, by commas. */
const Keys = z
  .string()
  .max(1000)
  .regex(/^[a-zA-Z0-9-]+(,[a-zA-Z0-9-]+)*$/)
  .transform((text) => text.split(','));

/** What a register may be asked, besides its own filters. */
export const ListQuery = z.object({
  /** Looked for in the visible columns, whatever the case and the Polish marks (000-27). */
  search: z.string().trim().max(100).optional(),
  /** The visible columns; without them all are searched. */
  columns: Keys.optional(),
  /** Codes whose words on the screen contain the text, e.g. `in-review` for „weryf”: the words belong to the screens. */
  codes: Keys.optional(),
  /** Column to sort by. */
  sort: z.string().max(40).optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  /** Where the page before ended: its `next`. */
  after: z.string().max(1000).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** Every page of a register ends with these. */
export const LIST_END = {
  /** Goes into `after` for the page that follows; null on the last one. */
  next: z.string().nullable(),
  /** Rows that fit, counted to 10,000; `capped` when there are more. */
  total: z.object({ count: z.number().int(), capped: z.boolean() }),
  /** Columns that this person may not see; their fields are missing from the rows. */
  hidden: z.array(z.string()).optional(),
};

/** A list wanted as a file (000-24): why, and what kind of file. */
export const EXPORT_WISH = { reason: OpenText.min(3).max(500), format: z.enum(['xlsx', 'ods', 'csv']) };

/** An export that began: who, when and how much; the same stands in the audit. */
export const BegunExport = z.object({
  exportId: Id,
  at: Instant,
  by: z.string(),
  /** As many as fit now. */
  rows: z.number().int(),
  /** It waits for a second person. */
  waits: z.boolean(),
});
export type BegunExport = z.infer<typeof BegunExport>;

/** What somebody took or wants to take as a file. */
export const OwnExport = z.object({
  id: Id,
  register: ListName,
  format: EXPORT_WISH.format,
  begunAt: Instant,
  reason: z.string(),
  rows: z.number().int(),
  state: z.enum(['waiting', 'refused', 'withdrawn', 'ready', 'taken', 'over']),
  /** What the second person said. */
  note: z.string(),
  /** What was asked, where it had to wait: the pages ask the same. */
  question: z.record(z.string(), z.unknown()).nullable(),
});
export type OwnExport = z.infer<typeof OwnExport>;
export const OwnExports = z.object({ exports: z.array(OwnExport) });
export type OwnExports = z.infer<typeof OwnExports>;

/** How an operator looks at a list. A view without a name is the list as this person left it. */
export const ViewSetup = z
  .object({
    columns: z.array(z.string().max(40)).max(40),
    sort: z.string().max(40),
    direction: z.enum(['asc', 'desc']),
    search: z.string().trim().max(100),
    filters: z.record(z.string().max(40), z.string().max(60)).refine((filters) => Object.keys(filters).length <= 20),
  })
  .strict();
export type ViewSetup = z.infer<typeof ViewSetup>;
export const SavedView = z.object({
  id: Id,
  list: ListName,
  name: z.string(),
  setup: ViewSetup,
  /** Counts the saves; goes back with the next one. */
  version: z.number().int(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViewList = z.object({ views: z.array(SavedView) });
export type SavedViewList = z.infer<typeof SavedViewList>;
/**
 * Saving under a name that exists replaces it. `version` is the one last read, 0 where the name was free: another one is
 * refused; without it the view is written whatever stands there.
 */
export const NewView = z
  .object({ list: ListName, name: Text.max(60), setup: ViewSetup, version: z.number().int().nonnegative().optional() })
  .strict();
