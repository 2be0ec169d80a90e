import { ENTRY_FIELD_NAMES } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText, Text } from './plain-values.ts';

/** The name of a file with residents. */
export const ImportQuery = z.object({ name: OpenText.min(1).max(120) });
export const StoredImport = z.object({ id: Id });

const Count = z.number().int().nonnegative();
export const ImportState = z.enum(['draft', 'running', 'done', 'undoing', 'undone', 'discarded']);
/** An import of residents, without anything of its rows. */
export const ImportRow = z.object({
  id: Id,
  number: z.number().int(),
  name: z.string(),
  state: ImportState,
  by: z.string(),
  rows: Count,
  accepted: Count,
  refused: Count,
  removed: Count,
  createdAt: Instant,
  begunAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const ImportList = z.object({ imports: z.array(ImportRow) });
export type ImportList = z.infer<typeof ImportList>;

const Columns = z.array(z.enum(ENTRY_FIELD_NAMES as [string, ...string[]]).nullable()).max(100);
/** An import with its headings, and while nobody is entered yet with the first rows. */
export const ImportDetail = ImportRow.extend({
  encoding: z.string(),
  separator: z.string(),
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  columns: Columns.nullable(),
  /** Refused rows can still be looked at. */
  hasRows: z.boolean(),
  /** Who stayed when it was undone, since somebody had worked with them. */
  kept: z.array(z.object({ residentId: Id, name: z.string(), line: z.number().int() })),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

const Word = Text.max(60);
const Code = z.string().max(40);
/** Which field each column is, and the words of the file for codes of choices. */
export const ImportBegin = z
  .object({
    columns: Columns,
    words: z
      .object({ sex: z.record(Word, Code), noPeselReason: z.record(Word, Code) })
      .partial()
      .strict(),
  })
  .strict();
export type ImportBegin = z.infer<typeof ImportBegin>;

export const RefusalQuery = z.object({ after: z.coerce.number().int().min(-1).max(1_000_000).default(-1) });
/** Rows of the file that nobody was entered from, with the fields and codes that say why. */
export const ImportRefusals = z.object({
  rows: z.array(
    z.object({
      line: z.number().int(),
      cells: z.array(z.string()),
      problems: z.array(z.object({ path: z.string(), code: z.string() })),
    }),
  ),
  next: z.number().int().nullable(),
});
export type ImportRefusals = z.infer<typeof ImportRefusals>;
