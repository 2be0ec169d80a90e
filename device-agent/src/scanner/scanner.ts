import type { ScanFault, ScanSubject } from '@karta/domain';

/** A PNG, or why there is none. */
export type Scanned = { kind: 'picture'; png: Buffer } | { kind: 'fault'; code: ScanFault };

/** The scanner as the station sees it. */
export type Scanner = {
  readonly name: string;
  /** Whether it answers; asked now and then, never while it scans. */
  isThere(signal: AbortSignal): Promise<boolean>;
  scan(what: ScanSubject, signal: AbortSignal): Promise<Scanned>;
};
