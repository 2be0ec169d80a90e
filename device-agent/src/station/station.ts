import { createHash } from 'node:crypto';
import type { StationHeartbeat, StationJob } from '@karta/contracts';
import { pause, StationStopped, untilAnswered } from './patience.ts';
import { produceCard } from './produce-card.ts';
import { readChip } from './read-chip.ts';
import { workState } from './run.ts';
import { scanOnOrder, type ScannerWatch } from './scan-on-order.ts';
import type { StationParts } from './station-parts.ts';

/** What the heartbeat has room for. */
const LONGEST_NAME = 80;

export const AGENT_VERSION = '0.1.0';
const HEARTBEAT_MILLISECONDS = 5_000;
/** How long after a job the next one is expected. */
const AT_WORK_MILLISECONDS = 3_000;

/** What the self-check page shows; no personal data. */
export type StationCheck = {
  /** `refused`: the server knows this key no more. */
  server: 'connected' | 'refused' | 'away';
  lastContact: string | undefined;
  trouble: string | undefined;
  beat: StationHeartbeat | undefined;
};
type Contact = (server: StationCheck['server']) => void;
export type Station = { check: StationCheck; done: Promise<void> };

/** Begins to work: what the journal left open first, then job after job, until the signal. */
export function startStation(parts: StationParts): Station {
  const check: StationCheck = { server: 'away', lastContact: undefined, trouble: undefined, beat: undefined };
  const contact = (server: StationCheck['server']): void => {
    check.server = server;
    if (server === 'connected') check.lastContact = new Date().toISOString();
  };
  const watch: ScannerWatch = { state: 'offline' };
  const { scanner } = parts;
  const loops = [work(parts, check, contact), keepBeating(parts, check, contact, watch)];
  if (scanner) loops.push(scanOnOrder({ ...parts, scanner }, watch));
  const done = Promise.all(loops).then(() => undefined);
  return { check, done };
}

async function work(parts: StationParts, check: StationCheck, contact: Contact): Promise<void> {
  const { patience, signal } = parts;
  let lastJob = -Infinity;
  for (let retry = patience.firstRetry; ;) {
    try {
      await resume(parts);
      const claim = await parts.api.claim();
      if (claim.kind !== 'away') contact('connected');
      else contact(claim.reason === 'HTTP_401' ? 'refused' : 'away');
      check.trouble = claim.kind === 'away' ? claim.reason : undefined;
      if (claim.kind === 'job') {
        await carryOut(claim.job, parts);
        lastJob = performance.now();
      }
      if (claim.kind === 'none') {
        const isAtWork = performance.now() - lastJob < AT_WORK_MILLISECONDS;
        await pause(isAtWork ? patience.soon : patience.poll, signal);
      }
      if (claim.kind === 'away') await pause(retry, signal);
      retry = claim.kind === 'away' ? Math.min(retry * 2, patience.longestRetry) : patience.firstRetry;
      if (signal.aborted) return;
    } catch (error) {
      if (error instanceof StationStopped) return;
      // A full disk, say. The journal knows where the job stands; work goes on from there.
      check.trouble = error instanceof Error ? error.message : String(error);
      process.stderr.write(`station: ${check.trouble}\n`);
      if (await isStopped(pause(patience.longestRetry, signal))) return;
    }
  }
}

const isStopped = (wait: Promise<void>): Promise<boolean> =>
  wait.then(
    () => false,
    () => true,
  );

/** Goes on with the job that a stop or a kill left open. */
export async function resume(parts: StationParts): Promise<void> {
  const open = parts.journal.open();
  if (open === undefined) return;
  const { jobId, phase } = open;
  const claim = parts.journal.of(jobId, phase).findLast((entry) => entry.token !== undefined);
  const job = { jobId, token: claim?.token ?? 0, leaseSeconds: claim?.leaseSeconds ?? 60 };
  // whether its chip can have a key was not asked yet: it is found out when it gets one
  await (phase === 'read-uid' ? readChip(job, parts, 'L0') : produceCard(job, parts));
}

/** Carries out a claimed job. A job that was begun before is gone on with, never begun twice, unless it failed before the print. */
export async function carryOut(claim: StationJob, parts: StationParts): Promise<void> {
  const { jobId, token, leaseSeconds, card, chip } = claim;
  const job = { jobId, token, leaseSeconds };
  if (claim.phase === 'read-uid') return readChip(job, parts, chip);
  if (card === null || createHash('sha256').update(Buffer.from(card.pdf, 'base64')).digest('hex') !== card.digest) {
    const report = { token, phase: 'produce', state: 'failed', code: 'PRINT_ABORTED', detail: 'BAD_DIGEST' } as const;
    await untilAnswered(() => parts.api.report(jobId, report), parts.patience, parts.signal);
    return;
  }
  const entries = parts.journal.of(jobId, 'produce');
  const before = workState(entries);
  // A failure before the print may be tried again. A card that came out is never followed by another under the same job.
  const isFresh = before === undefined || (before === 'FAILED' && !entries.some((entry) => entry.state === 'PRINTED'));
  parts.spool.save(jobId, { ...card, chip });
  parts.journal.append({ jobId, phase: 'produce', state: isFresh ? 'CLAIMED' : 'RECLAIMED', token, leaseSeconds });
  await produceCard(job, parts);
}

/** Tells the server how the devices are: at once when something changed, else every five seconds. */
async function keepBeating(
  parts: StationParts,
  check: StationCheck,
  contact: Contact,
  watch: ScannerWatch,
): Promise<void> {
  const { api, printer, reader, scanner, patience, signal } = parts;
  for (let told = '', silent = 0; !signal.aborted; silent += patience.poll) {
    check.beat = {
      agentVersion: AGENT_VERSION,
      adapters: { printer: printer.name, reader: reader.name.slice(0, LONGEST_NAME) },
      printer: await printer.condition(),
      reader: reader.condition(),
      ...(scanner && { scanner: watch.state }),
    };
    const now = JSON.stringify(check.beat);
    if (now !== told || silent >= HEARTBEAT_MILLISECONDS) {
      const answer = await api.heartbeat(check.beat);
      contact(answer === 'accepted' ? 'connected' : answer);
      told = answer === 'accepted' ? now : '';
      silent = 0;
    }
    if (await isStopped(pause(patience.poll, signal))) return;
  }
}
