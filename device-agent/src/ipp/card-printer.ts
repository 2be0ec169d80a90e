import type { StationFailureCode } from '@karta/contracts';

export type PrinterCondition = { state: 'idle' | 'processing' | 'stopped' | 'offline'; reasons: string[] };

/** `pending` covers everything before an end: waiting, held, printing. */
export type PrinterJob = { id: number; state: 'pending' | 'completed' | 'canceled' | 'aborted' };

/**
 * What became of a submission. `refused` and `not-sent`: surely nothing prints. `unknown`: the connection broke, it may print.
 * `busy`: refused for now.
 */
export type Submission =
  | { kind: 'accepted'; id: number }
  | { kind: 'refused'; code: StationFailureCode; detail: string }
  | { kind: 'busy' | 'not-sent' | 'unknown' };

/** A look-up that could not be made proves nothing: `unreachable`. */
export type JobAnswer = PrinterJob | 'absent' | 'unreachable';

/** The printer as the station sees it; IPP today, a vendor's driver later. */
export type CardPrinter = {
  readonly name: string;
  condition(): Promise<PrinterCondition>;
  submit(jobName: string, pdf: Uint8Array): Promise<Submission>;
  findByName(jobName: string): Promise<JobAnswer>;
  find(id: number): Promise<JobAnswer>;
  /** Asks to stop a job; what it came to is told by `find`. */
  cancel(id: number): Promise<void>;
};
