import * as z from 'zod';
import { CardState } from './card.ts';
import { OfficeNote } from './note.ts';
import { CivilDate, Id, Instant } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { THREAD_STATES, THREADS } from './registers/index.ts';
import { ThreadFile } from './thread.ts';

/** A line of the register of conversations. */
export const OfficeThreadRow = registerRow(THREADS);
export type OfficeThreadRow = z.infer<typeof OfficeThreadRow>;

/** A conversation as the office works on it. */
export const OfficeThread = z.object({
  id: Id,
  number: z.number().int(),
  typeName: z.string(),
  allowsReply: z.boolean(),
  subject: z.string(),
  state: z.enum(THREAD_STATES),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  answerDue: CivilDate.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  /** Missing where this person may not see names of residents. */
  residentName: z.string().optional(),
  /** Missing where this person may not read cards. */
  cards: z.array(z.object({ number: z.string(), state: CardState })).optional(),
  messages: z.array(
    z.object({
      id: Id,
      from: z.enum(['resident', 'operator']),
      /** Who of the office wrote it. */
      by: z.string().nullable(),
      at: Instant,
      body: z.string(),
      /** When the resident opened it; null for their own, and for what they have not opened. */
      readAt: Instant.nullable(),
      files: z.array(ThreadFile),
    }),
  ),
  notes: z.array(OfficeNote),
  /** The office's task of answering, while there is one. */
  task: z
    .object({
      id: z.string(),
      isMine: z.boolean(),
      assigneeName: z.string().nullable(),
      canClaim: z.boolean(),
      canAnswer: z.boolean(),
      /** Attachments of an answer that is being written. */
      attachments: z.array(ThreadFile),
    })
    .nullable(),
  /** The office may write although nobody waits for it. */
  canResume: z.boolean(),
  /** Texts that an answer may begin with. */
  templates: z.array(z.object({ code: z.string(), name: z.string(), body: z.string() })),
});
export type OfficeThread = z.infer<typeof OfficeThread>;
export const ThreadResumed = z.object({ id: Id });

/** Types of conversations that the list may be narrowed to. */
export const ThreadTypeList = z.object({ types: z.array(z.object({ code: z.string(), name: z.string() })) });
export type ThreadTypeList = z.infer<typeof ThreadTypeList>;
