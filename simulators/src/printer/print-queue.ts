import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../stand-in/ledger.ts';

/** IPP job-state: 3 pending, 5 processing, 7 canceled, 8 aborted, 9 completed. */
export type JobState = 3 | 5 | 7 | 8 | 9;
export type PrintJob = { id: number; name: string; at: string; digest: string; state: JobState; reasons: string[] };
export type PrinterEntry =
  | { kind: 'job'; id: number; name: string; at: string; digest: string }
  | { kind: 'state'; id: number; state: JobState; reasons: string[]; at: string };

/** The state of the hardware, set by the control address. */
export type Hardware = { cards: number; hasRibbon: boolean; isStopped: boolean; printMilliseconds: number };

/** Takes jobs one after the other; every card that really comes out is one file in `printed/`. */
export class PrintQueue {
  readonly hardware: Hardware;
  readonly #folder: string;
  readonly #ledger: Ledger<PrinterEntry>;
  readonly #jobs = new Map<number, PrintJob>();
  #mediaEmptyShown = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string, hardware: Hardware) {
    this.hardware = hardware;
    this.#folder = folder;
    for (const part of ['spool', 'printed']) mkdirSync(join(folder, part), { recursive: true });
    this.#ledger = new Ledger(join(folder, 'ledger.jsonl'));
    for (const entry of this.#ledger.entries) this.#apply(entry);
    // A card that was in the printer when it lost power is printed anew by the same job: one file either way.
    for (const job of this.#jobs.values()) if (job.state === 5) job.state = 3;
    this.work();
  }

  jobs(): PrintJob[] {
    return [...this.#jobs.values()];
  }

  find(id: number): PrintJob | undefined {
    return this.#jobs.get(id);
  }

  spoolFile(id: number): string {
    return join(this.#folder, 'spool', `${id}.pdf`);
  }

  /** Takes over a document; it is on disk before this returns. */
  submit(name: string, document: Buffer): PrintJob {
    const id = this.#jobs.size + 1;
    writeFileSync(this.spoolFile(id), document, { flush: true });
    const digest = createHash('sha256').update(document).digest('hex');
    this.#record({ kind: 'job', id, name, at: new Date().toISOString(), digest });
    this.work();
    const job = this.#jobs.get(id);
    if (job === undefined) throw new Error(`Job ${id} was not recorded.`);
    return job;
  }

  /** False when the card is in the printer or out already. */
  cancel(id: number): boolean {
    const job = this.#jobs.get(id);
    if (job === undefined || job.state >= 7) return false;
    const isMoving = job.state === 5 && this.#timer !== undefined;
    if (isMoving) return false;
    this.#settle(job, 7, ['job-canceled-by-user']);
    this.work();
    return true;
  }

  /** What the printer complains about, as IPP keywords. */
  reasons(): string[] {
    const reasons = [
      ...(this.hardware.cards === 0 ? ['media-empty-error'] : []),
      ...(this.hardware.hasRibbon ? [] : ['marker-supply-empty-error']),
      ...(this.hardware.isStopped ? ['paused'] : []),
    ];
    return reasons.length === 0 ? ['none'] : reasons;
  }

  /** IPP printer-state: 3 idle, 4 processing, 5 stopped. */
  state(): 3 | 4 | 5 {
    if (this.hardware.isStopped) return 5;
    return this.jobs().some((job) => job.state === 5) ? 4 : 3;
  }

  /** Changes the hardware (a refill, a new ribbon) and lets waiting jobs go on. */
  setHardware(change: Partial<Hardware>): void {
    Object.assign(this.hardware, change);
    if (this.hardware.cards > 0) this.#mediaEmptyShown = false;
    this.work();
  }

  /** Starts the next job if the printer is free and able. */
  work(): void {
    if (this.#timer !== undefined || this.hardware.isStopped) return;
    const job = this.jobs().find((one) => one.state === 5) ?? this.jobs().find((one) => one.state === 3);
    if (job === undefined) return;
    if (job.state === 3) this.#settle(job, 5, ['job-printing']);
    if (this.hardware.cards === 0 && !this.#mediaEmptyShown) {
      this.#mediaEmptyShown = true;
      this.#settle(job, 8, ['aborted-by-system']);
      return this.work();
    }
    // Out of cards or ribbon: the job waits in `processing` until a person has refilled.
    if (this.hardware.cards === 0 || !this.hardware.hasRibbon) return;
    this.#timer = setTimeout(() => this.#finish(job), this.hardware.printMilliseconds);
  }

  #finish(job: PrintJob): void {
    this.#timer = undefined;
    copyFileSync(this.spoolFile(job.id), this.printedFile(job));
    this.hardware.cards -= 1;
    this.#settle(job, 9, ['job-completed-successfully']);
    this.work();
  }

  printedFile(job: PrintJob): string {
    return join(this.#folder, 'printed', `${String(job.id).padStart(5, '0')}-${job.name.replace(/[^\w-]/g, '_')}.pdf`);
  }

  #settle(job: PrintJob, state: JobState, reasons: string[]): void {
    this.#record({ kind: 'state', id: job.id, state, reasons, at: new Date().toISOString() });
  }

  #record(entry: PrinterEntry): void {
    this.#ledger.append(entry);
    this.#apply(entry);
  }

  #apply(entry: PrinterEntry): void {
    if (entry.kind === 'job') {
      const { id, name, at, digest } = entry;
      this.#jobs.set(id, { id, name, at, digest, state: 3, reasons: ['none'] });
      return;
    }
    const job = this.#jobs.get(entry.id);
    if (job !== undefined) Object.assign(job, { state: entry.state, reasons: entry.reasons });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#ledger.close();
  }
}
