/** What is laid on the scanner: a photo in its corner, or a page. */
export const SCAN_SUBJECTS = ['photo', 'document'] as const;
export type ScanSubject = (typeof SCAN_SUBJECTS)[number];

export const SCANNER_STATES = ['none', 'ready', 'offline'] as const;
export type ScannerState = (typeof SCANNER_STATES)[number];

/** Why a station could not scan. */
export const SCAN_FAULTS = [
  'SCANNER_NO_PAGE',
  'SCANNER_COVER_OPEN',
  'SCANNER_JAMMED',
  'SCANNER_BUSY',
  'SCANNER_OFFLINE',
  'SCAN_FAILED',
] as const;
export type ScanFault = (typeof SCAN_FAULTS)[number];

/** How long a station may take to begin, and then to scan. */
const BEGIN_MS = 20_000;
const SCAN_MS = 150_000;
/** How long a scan waits for the browser that asked for it. */
export const SCAN_KEPT_MS = 5 * 60_000;

export type ScanState = 'waiting' | 'claimed' | 'done' | 'failed';

/** Where a scan stands for who asked: a station that is silent for too long has failed. */
export function scanProgress(
  { state, code, since }: { readonly state: ScanState; readonly code: string | null; readonly since: Date },
  now: Date,
): { state: 'running' | 'done' | 'failed'; code: string | null } {
  const waited = now.getTime() - since.getTime();
  if (state === 'waiting' && waited > BEGIN_MS) return { state: 'failed', code: 'STATION_OFFLINE' };
  if (state === 'claimed' && waited > SCAN_MS) return { state: 'failed', code: 'SCANNER_OFFLINE' };
  return state === 'done' || state === 'failed' ? { state, code } : { state: 'running', code: null };
}
