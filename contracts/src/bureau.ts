import { LINE_PROBLEMS, MOST_IN_ORDER } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';

const TaskId = z.string().max(200);
const Firm = OpenText.min(1).max(120);

/** Waiting cards of a point that an outside firm is to make (D-12). */
export const NewBureauOrder = z
  .object({
    pointId: Id,
    firm: Firm,
    note: OpenText.max(500).default(''),
    taskIds: z.array(TaskId).min(1).max(MOST_IN_ORDER),
  })
  .strict();
export type NewBureauOrder = z.infer<typeof NewBureauOrder>;

const Count = z.number().int();

export const BureauOrderRow = z.object({
  id: Id,
  number: Count,
  point: z.string(),
  firm: z.string(),
  by: z.string(),
  state: z.enum(['open', 'ended', 'cancelled']),
  orderedAt: Instant,
  endedAt: Instant.nullable(),
  awaited: Count,
  made: Count,
  spoiled: Count,
  leftOut: Count,
});
export type BureauOrderRow = z.infer<typeof BureauOrderRow>;

export const BureauOrderList = z.object({
  orders: z.array(BureauOrderRow),
  /** False where the chips of the town carry its key, which no firm can write. */
  mayOrder: z.boolean(),
});
export type BureauOrderList = z.infer<typeof BureauOrderList>;

export const BureauOrderDetail = BureauOrderRow.extend({
  note: z.string(),
  cards: z.array(
    z.object({
      taskId: z.string(),
      cardNumber: z.string(),
      /** Null where this person may not see names. */
      holderName: z.string().nullable(),
      state: z.enum(['ordered', 'made', 'spoiled', 'left-out']),
      /** A code of what was left out; of a spoiled card what the firm wrote. */
      reason: z.string().nullable(),
      cardState: z.string(),
    }),
  ),
  /** Who took the files, the newest first. */
  downloads: z.array(z.object({ at: Instant, by: z.string(), reason: z.string() })),
});
export type BureauOrderDetail = z.infer<typeof BureauOrderDetail>;

/** What a firm has to know of each card; the picture of each is asked for under the id of the download. */
export const BureauFiles = z.object({
  id: Id,
  number: Count,
  cards: z.array(
    z.object({ taskId: z.string(), number: z.string(), file: z.string(), point: z.string(), chip: z.boolean() }),
  ),
});
export type BureauFiles = z.infer<typeof BureauFiles>;

/** What becomes of each line of the file that came back. */
export const BureauVerdicts = z.object({
  lines: z.array(
    z.object({
      line: Count,
      number: z.string(),
      verdict: z.enum(['made', 'spoiled', 'known', 'refused']),
      problem: z.enum(LINE_PROBLEMS).nullable(),
      /** What the firm wrote. */
      reason: z.string(),
    }),
  ),
});
export type BureauVerdicts = z.infer<typeof BureauVerdicts>;
