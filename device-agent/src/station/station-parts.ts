import type { CardPrinter } from '../ipp/card-printer.ts';
import type { CardReader } from '../reader/card-reader.ts';
import type { Scanner } from '../scanner/scanner.ts';
import type { Journal } from './journal.ts';
import type { Patience } from './patience.ts';
import type { Spool } from './spool.ts';
import type { StationApi } from './station-api.ts';

/** Everything a station works with. `signal` ends every wait. */
export type StationParts = {
  api: StationApi;
  printer: CardPrinter;
  reader: CardReader;
  /** Where the station has one. */
  scanner?: Scanner;
  journal: Journal;
  spool: Spool;
  patience: Patience;
  signal: AbortSignal;
};

/** A job in hand, under the fencing token of its newest claim. */
export type ClaimedJob = { jobId: string; token: number; leaseSeconds: number };
