import { MOST_PRINT_SHIFT, STATION_STATES } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';
import { ScannerState } from './scan.ts';

const Name = OpenText.min(1).max(120);

const Tenths = z.number().int().min(-MOST_PRINT_SHIFT).max(MOST_PRINT_SHIFT);
const PrintShift = z.object({ x: Tenths, y: Tenths }).strict();
/** How the prints of a station are shifted, in tenths of a millimetre to the right and down. */
const PrintOffset = z.object({ front: PrintShift, back: PrintShift }).strict();

/** A station as an administrator sees it. */
export const StationView = z.object({
  id: Id,
  name: z.string(),
  pickupPointId: Id,
  version: z.number().int(),
  state: z.enum(STATION_STATES),
  /** Until when the code that was given last may be typed; null: there is none. */
  codeUntil: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** What its agent told last. */
  lastSeenAt: Instant.nullable(),
  online: z.boolean(),
  agentVersion: z.string().nullable(),
  adapters: z.object({ printer: z.string(), reader: z.string() }).nullable(),
  printerState: z.string(),
  printerReasons: z.array(z.string()),
  readerState: z.string(),
  cardPresent: z.boolean(),
  scannerState: ScannerState,
  printOffset: PrintOffset,
  /** Jobs that it has in hand or before it. */
  jobs: z.number().int(),
});
export type StationView = z.infer<typeof StationView>;

export const StationList = z.object({
  stations: z.array(StationView),
  /** `madeAt`: the point that makes its cards, where it is another one. */
  points: z.array(z.object({ id: Id, name: z.string(), isClosed: z.boolean(), madeAt: z.string().nullable() })),
  /** Where agents reach this town. */
  serverUrl: z.string(),
});
export type StationList = z.infer<typeof StationList>;

export const NewStation = z.object({ name: Name, pickupPointId: Id }).strict();
export type NewStation = z.infer<typeof NewStation>;
export const StationChange = NewStation.extend({ version: z.number().int().min(1) }).strict();
export type StationChange = z.infer<typeof StationChange>;
/** `version` is the one that was seen. */
export const StationCalibration = PrintOffset.extend({ version: z.number().int().min(1) }).strict();
export type StationCalibration = z.infer<typeof StationCalibration>;
/** What is printed to see how a station prints: a page to measure, or the card of a sample person. */
export const StationTrial = z.object({ what: z.enum(['calibration', 'card']) }).strict();
export type StationTrial = z.infer<typeof StationTrial>;
export const StationRevocation = z.object({ reason: OpenText.min(3).max(500) }).strict();

/** Shown this once. */
export const StationCode = z.object({ code: z.string(), until: Instant });
export type StationCode = z.infer<typeof StationCode>;

/** What an agent sends to enrol: the code as it was typed, and the key that it has made itself: 32 random bytes, base64url. */
export const StationEnrolment = z
  .object({ code: z.string().min(1).max(40), key: z.string().regex(/^[\w-]{43}$/) })
  .strict();
export const StationEnrolmentAnswer = z.object({ name: z.string(), point: z.string() });
