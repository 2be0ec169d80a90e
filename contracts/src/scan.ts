import { SCAN_FAULTS, SCAN_SUBJECTS, SCANNER_STATES } from '@karta/domain';
import * as z from 'zod';
import { Id } from './plain-values.ts';

/** Stations with a scanner at which a clerk may scan. */
export const ScannerList = z.object({
  stations: z.array(z.object({ id: Id, name: z.string(), point: z.string(), isReady: z.boolean() })),
});
export type ScannerList = z.infer<typeof ScannerList>;

export const ScanOrder = z.object({ stationId: Id, what: z.enum(SCAN_SUBJECTS) }).strict();
export const ScanOrdered = z.object({ id: Id });
/** Where a scan stands; `code` says why it failed. */
export const ScanView = z.object({ state: z.enum(['running', 'done', 'failed']), code: z.string().nullable() });
export type ScanView = z.infer<typeof ScanView>;

/** What an agent hears when it asks for a scan to make. */
export const StationScanAnswer = z.object({
  scan: z.object({ id: Id, what: z.enum(SCAN_SUBJECTS) }).nullable(),
});
export const StationScanFault = z.object({ code: z.enum(SCAN_FAULTS) }).strict();
export type StationScanFault = z.infer<typeof StationScanFault>;
export const ScannerState = z.enum(SCANNER_STATES);
