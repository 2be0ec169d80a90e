import { hasPersonalNumber } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText, PERSONAL_NUMBER } from './plain-values.ts';
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
/** With whom a view is shared: everybody of a role, or everybody who sees the list (null). */
export const ViewShare = z.object({ role: z.string().max(40).nullable() }).strict();
export const SavedView = z.object({
  id: Id,
  list: ListName,
  name: z.string(),
  setup: ViewSetup,
  /** Counts the saves; goes back with the next one. */
  version: z.number().int(),
  /** With whom its owner shares it; null: with nobody. */
  share: ViewShare.nullable(),
});
export type SavedView = z.infer<typeof SavedView>;
/** A view that somebody else shares, without what this person may not see. */
export const SharedView = SavedView.pick({ id: true, list: true, name: true, setup: true }).extend({
  owner: z.string(),
  /** Whether this person may take it back from everybody. */
  mayUnshare: z.boolean(),
});
export type SharedView = z.infer<typeof SharedView>;
export const SavedViewList = z.object({
  views: z.array(SavedView),
  shared: z.array(SharedView),
  /** With whom a view can be shared, beside everybody. */
  roles: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type SavedViewList = z.infer<typeof SavedViewList>;
/**
 * Saving under a name that exists replaces it. `version` is the one last read, 0 where the name was free: another one is
 * refused; without it the view is written whatever stands there. It is kept in clear: no number of a person stands in it.
 */
export const NewView = z
  .object({
    list: ListName,
    name: OpenText.max(60),
    setup: ViewSetup.refine(
      ({ search, filters }) => ![search, ...Object.values(filters)].some((text) => hasPersonalNumber(text)),
      { params: { code: PERSONAL_NUMBER } },
    ),
    version: z.number().int().nonnegative().optional(),
  })
  .strict();
