import { MOST_IN_BATCH } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant } from './plain-values.ts';

const TaskId = z.string().max(200);

/** The cards that are made one after another, and where. */
export const NewBatch = z.object({ stationId: Id, taskIds: z.array(TaskId).min(1).max(MOST_IN_BATCH) }).strict();
export type NewBatch = z.infer<typeof NewBatch>;

/** Goes on; elsewhere where a station is named. */
export const BatchResumption = z.object({ stationId: Id.optional() }).strict();
/** The card that a batch goes on without. */
export const LeftOutCard = z.object({ taskId: TaskId }).strict();

const CardOfBatch = z.object({
  taskId: z.string(),
  cardNumber: z.string(),
  /** Null where this person may not see names. */
  holderName: z.string().nullable(),
});

export const BatchView = z.object({
  id: Id,
  pointId: Id,
  point: z.string(),
  station: z.object({ id: Id, name: z.string(), online: z.boolean() }),
  by: z.string(),
  state: z.enum(['running', 'paused', 'ended']),
  /** Why it was paused by no person. */
  reason: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  all: z.number().int(),
  made: z.number().int(),
  waiting: z.number().int(),
  /** The next ones that have not been begun, in their order. */
  next: z.array(CardOfBatch),
  /** The card in hand; with a problem, a person is asked. */
  now: CardOfBatch.extend({
    step: z.string(),
    problemCode: z.string().nullable(),
    answers: z.array(z.string()),
    mayLeaveOut: z.boolean(),
    /** The station it was begun at makes nothing any more: another one has to be named. */
    mustMove: z.boolean(),
  }).nullable(),
  leftOut: z.array(CardOfBatch.extend({ reason: z.string() })),
});
export type BatchView = z.infer<typeof BatchView>;

const StationToMakeAt = z.object({
  id: Id,
  name: z.string(),
  online: z.boolean(),
  printerState: z.string(),
  printerReasons: z.array(z.string()),
  cardPresent: z.boolean(),
});

/** What is made at the points of this person (000-02, 001-24). */
export const ProductionFloor = z.object({
  points: z.array(
    z.object({
      id: Id,
      name: z.string(),
      stations: z.array(StationToMakeAt),
      waiting: z.array(
        CardOfBatch.extend({
          applicationNumber: z.number().int().nullable(),
          isUrgent: z.boolean(),
          waitsSince: Instant,
        }),
      ),
      /** There are more than are shown. */
      hasMore: z.boolean(),
    }),
  ),
  /** Open ones, and what ended today. */
  batches: z.array(BatchView),
});
export type ProductionFloor = z.infer<typeof ProductionFloor>;
