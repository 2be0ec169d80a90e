import { CHIP_LEVELS, STATION_REPORTS } from '@karta/domain';
import * as z from 'zod';
import { Id } from './plain-values.ts';

/** The chip's UID in its one form: upper-case hex without separators, 4 to 10 bytes. */
export const ChipUid = z.string().regex(/^(?:[0-9A-F]{2}){4,10}$/);

export const StationHeartbeat = z
  .object({
    agentVersion: z.string().max(40),
    adapters: z.object({ printer: z.string().max(40), reader: z.string().max(80) }),
    printer: z.object({
      state: z.enum(['idle', 'processing', 'stopped', 'offline']),
      reasons: z.array(z.string().max(100)).max(20),
    }),
    reader: z.object({ state: z.enum(['ready', 'offline']), cardPresent: z.boolean() }),
    /** Left out where there is none. */
    scanner: z.enum(['ready', 'offline']).optional(),
  })
  .strict();
export type StationHeartbeat = z.infer<typeof StationHeartbeat>;
export const StationHeartbeatAnswer = z.object({ serverTime: z.iso.datetime() });

export const StationPhase = z.enum(['read-uid', 'produce']);
export type StationPhase = z.infer<typeof StationPhase>;

/** What the `produce` phase carries; `pdf` is base64, `digest` the SHA-256 (hex) of the decoded file. */
export const StationCard = z.object({
  number: z.string(),
  uid: ChipUid,
  pdf: z.base64(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StationCard = z.infer<typeof StationCard>;

/** `token` is the fencing token of this claim: a later claim of the same job has a greater one. */
export const StationJob = z.object({
  jobId: Id,
  token: z.number().int().nonnegative(),
  phase: StationPhase,
  leaseSeconds: z.number().positive(),
  /** L1: the chip gets a key of its own before it is printed, and proves it afterwards. */
  chip: z.enum(CHIP_LEVELS).default('L0'),
  card: StationCard.nullable(),
});
export type StationJob = z.infer<typeof StationJob>;
export const StationClaim = z.object({}).strict();
export const StationClaimAnswer = z.object({ job: StationJob.nullable() });

export const StationJobParams = z.object({ jobId: Id });

export const StationFailureCode = z.enum([
  'CARD_NOT_PRESENT',
  'CHIP_UNREADABLE',
  'CHIP_UID_RANDOM',
  'WRONG_CHIP',
  'PRINTER_OUT_OF_CARDS',
  'PRINTER_OUT_OF_RIBBON',
  'PRINTER_STOPPED',
  'PRINTER_OFFLINE',
  'PRINT_ABORTED',
  'PRINT_UNKNOWN',
  'CHIP_NOT_SUITED',
  'CHIP_FOREIGN',
]);
export type StationFailureCode = z.infer<typeof StationFailureCode>;

export const StationReportState = z.enum(STATION_REPORTS);
export type StationReportState = z.infer<typeof StationReportState>;

/** One fact about a job. Repeating it is harmless: the key is (job, phase, state). */
export const StationReport = z
  .object({
    token: z.number().int().nonnegative(),
    phase: StationPhase,
    state: StationReportState,
    uid: ChipUid.optional(),
    code: StationFailureCode.optional(),
    detail: z.string().max(500).optional(),
  })
  .strict();
export type StationReport = z.infer<typeof StationReport>;
export const StationReportAnswer = z.object({ accepted: z.literal(true) });

/** One answer of the chip in hex, status and all. */
const ChipAnswer = z.string().regex(/^(?:[0-9A-F]{2}){1,64}$/);
/** What a chip has answered so far, and the sealed talk that came with the last command; without one a talk begins. */
export const ChipSaid = z.object({ talk: z.string().max(600).optional(), answers: z.array(ChipAnswer).max(12) });
/** What is sent to the chip next (an APDU in hex), or how the talk has ended. */
export const ChipTurn = z.union([
  z.object({ command: z.string(), talk: z.string() }),
  z.object({ end: z.enum(['proven', 'unsuited', 'foreign']) }),
]);
export type ChipTurn = z.infer<typeof ChipTurn>;
export const StationChipTalk = ChipSaid.extend({
  token: z.number().int().nonnegative(),
  act: z.enum(['encode', 'prove']),
}).strict();
export type StationChipTalk = z.infer<typeof StationChipTalk>;

/** Prolongs the lease by its original length, counted from now. */
export const StationLeaseExtension = z.object({ token: z.number().int().nonnegative() }).strict();
export const StationLeaseExtensionAnswer = z.object({ extended: z.literal(true) });
