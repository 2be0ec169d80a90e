import type { StationReport, StationReportState } from '@karta/contracts';
import { keepLease, StaleClaim } from './lease.ts';
import type { JournalState } from './journal.ts';
import { pause, untilAnswered } from './patience.ts';
import { printerTrouble } from './printer-trouble.ts';
import { READING_FAILURES } from './read-chip.ts';
import { entriesOf, note, workState } from './run.ts';
import type { Run } from './run.ts';
import type { ClaimedJob, StationParts } from './station-parts.ts';
import { chipTrouble } from './talk-to-chip.ts';
import { watchPrint } from './watch-print.ts';

type Step = (run: Run) => Promise<void>;

/** State → what to do in it. A state that is not here is an outcome. */
const STEPS: Partial<Record<JournalState, Step>> = {
  CLAIMED: encode,
  ENCODING: encode,
  ENCODED: submit,
  SUBMITTING: findSubmission,
  ACCEPTED: watchPrint,
  PRINTED: verify,
};

/** Second phase: check the chip, print, check again, tell. Prints at most once per job, whatever is killed and when. */
export async function produceCard(job: ClaimedJob, parts: StationParts): Promise<void> {
  const lease = keepLease(job, parts.api);
  const run = { job, parts, lease };
  try {
    for (let step = nextStep(run); step !== undefined; step = nextStep(run)) await step(run);
    await settle(run);
  } catch (error) {
    if (!(error instanceof StaleClaim)) throw error;
    finish(run);
  } finally {
    lease.stop();
  }
}

function nextStep(run: Run): Step | undefined {
  const state = workState(entriesOf(run));
  return state === undefined ? undefined : STEPS[state];
}

/**
 * This very chip, reserved by the server, is on the reader. At level L0 nothing is written on it; at L1 it gets its key, or has it
 * already where the program was stopped meanwhile.
 */
async function encode(run: Run): Promise<void> {
  const { printer, reader, spool } = run.parts;
  const card = spool.load(run.job.jobId);
  if (card === undefined) return note(run, { state: 'FAILED', code: 'PRINT_ABORTED', detail: 'SPOOL_LOST' });
  const trouble = printerTrouble(await printer.condition());
  if (trouble !== undefined) return note(run, { state: 'FAILED', code: trouble });
  note(run, { state: 'ENCODING' });
  const reading = await reader.readUid();
  if (reading.kind !== 'uid') return note(run, { state: 'FAILED', code: READING_FAILURES[reading.kind] });
  if (reading.uid !== card.uid) return note(run, { state: 'FAILED', code: 'WRONG_CHIP' });
  const code = card.chip === 'L1' ? await chipTrouble(run.job, run.parts, 'encode') : undefined;
  if (code !== undefined) return note(run, { state: 'FAILED', code });
  note(run, { state: 'ENCODED' });
}

/** Prints only under a claim that the server has just confirmed. */
async function submit(run: Run): Promise<void> {
  const { job, parts } = run;
  const card = parts.spool.load(job.jobId);
  if (card === undefined) return note(run, { state: 'FAILED', code: 'PRINT_ABORTED', detail: 'SPOOL_LOST' });
  await tell(run, { state: 'encoded', uid: card.uid });
  run.lease.assertHeld();
  note(run, { state: 'SUBMITTING' });
  const attempts = entriesOf(run).filter((entry) => entry.state === 'SUBMITTING').length;
  const submission = await parts.printer.submit(job.jobId, Buffer.from(card.pdf, 'base64'));
  switch (submission.kind) {
    case 'accepted':
      return note(run, { state: 'ACCEPTED', ippJobId: submission.id });
    case 'refused':
      return note(run, { state: 'FAILED', code: submission.code, detail: submission.detail });
    case 'not-sent':
      return note(run, { state: 'FAILED', code: 'PRINTER_OFFLINE' });
    case 'busy':
      if (attempts * parts.patience.poll > parts.patience.printer)
        return note(run, { state: 'FAILED', code: 'PRINTER_STOPPED', detail: 'BUSY' });
      note(run, { state: 'ENCODED' });
      return pause(parts.patience.poll, parts.signal);
    case 'unknown':
      return findSubmission(run);
  }
}

/** Was the job taken over before the connection, or this program, broke? Only the printer knows: by the job's name. */
async function findSubmission(run: Run): Promise<void> {
  const { printer, patience, signal } = run.parts;
  for (let waited = 0; waited <= patience.printer; waited += patience.poll) {
    const found = await printer.findByName(run.job.jobId);
    if (found === 'absent') return note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'NOT_IN_QUEUE' });
    if (found !== 'unreachable') return note(run, { state: 'ACCEPTED', ippJobId: found.id });
    await pause(patience.poll, signal);
  }
  note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'PRINTER_SILENT' });
}

/** The chip is the receipt: the card that was printed on carries the UID that was reserved, and at L1 proves its key. */
async function verify(run: Run): Promise<void> {
  const { reader, spool, patience, signal, api } = run.parts;
  const { uid, chip } = spool.load(run.job.jobId) ?? {};
  if (uid === undefined) return note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'SPOOL_LOST' });
  // So that people see it at once; told again, surely, with the outcome.
  await api.report(run.job.jobId, { token: run.job.token, phase: 'produce', state: 'printed', uid });
  for (let waited = 0; ; waited += patience.poll) {
    const reading = await reader.readUid();
    if (reading.kind === 'uid' && reading.uid === uid) {
      const code = chip === 'L1' ? await chipTrouble(run.job, run.parts, 'prove') : undefined;
      // taken away between the two: it may come back
      if (code !== 'CARD_NOT_PRESENT') return note(run, code ? { state: 'FAILED', code } : { state: 'VERIFIED' });
    }
    if (waited >= patience.verify) {
      const code = reading.kind === 'uid' ? 'WRONG_CHIP' : READING_FAILURES[reading.kind];
      return note(run, { state: 'FAILED', code });
    }
    await pause(patience.poll, signal);
  }
}

const TOLD: Partial<Record<JournalState, StationReportState>> = {
  ENCODED: 'encoded',
  PRINTED: 'printed',
  VERIFIED: 'verified',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
};

/** Tells everything that became of the job, in order; the server drops what it has heard before. */
async function settle(run: Run): Promise<void> {
  const entries = entriesOf(run);
  const uid = run.parts.spool.load(run.job.jobId)?.uid;
  if (entries.at(-1)?.state !== 'REPORTED') {
    const told = new Set<StationReportState>();
    for (const { state, code, detail } of entries) {
      const word = TOLD[state];
      if (word === undefined || told.has(word)) continue;
      told.add(word);
      const reason = { ...(code === undefined ? {} : { code }), ...(detail === undefined ? {} : { detail }) };
      await tell(run, { state: word, ...(uid === undefined ? {} : { uid }), ...reason });
    }
    note(run, { state: 'REPORTED' });
  }
  if (workState(entries) === 'VERIFIED') await ejectCard(run, uid);
  finish(run);
}

/** Only the card of this job: after a restart another blank may lie there. */
async function ejectCard({ parts }: Run, uid: string | undefined): Promise<void> {
  const reading = await parts.reader.readUid();
  if (reading.kind === 'uid' && reading.uid === uid) await parts.reader.eject();
}

function finish(run: Run): void {
  run.parts.spool.wipe(run.job.jobId);
  note(run, { state: 'ACKED' });
}

async function tell({ job, parts }: Run, fact: Omit<StationReport, 'token' | 'phase'>): Promise<void> {
  const report: StationReport = { token: job.token, phase: 'produce', ...fact };
  const answer = await untilAnswered(() => parts.api.report(job.jobId, report), parts.patience, parts.signal);
  if (answer === 'stale') throw new StaleClaim(`The claim ${job.token} of job ${job.jobId} is stale.`);
}
