import type { CardPrinter, JobAnswer, PrinterCondition, PrinterJob, Submission } from './card-printer.ts';
import { decodeResponse, encodeRequest, OPERATION } from './ipp-message.ts';
import type { IppAttribute, IppGroup, IppRequest, IppResponse } from './ipp-message.ts';

/** PWG 5101.1 name of the CR80 card. Always sent: a driver that guesses prints on Letter. */
const CR80_MEDIA = 'oe_cr80_2.125x3.375in';
const PRINTER_STATES: Readonly<Record<number, PrinterCondition['state']>> = {
  3: 'idle',
  4: 'processing',
  5: 'stopped',
};
const JOB_ENDS: Readonly<Record<number, PrinterJob['state']>> = { 7: 'canceled', 8: 'aborted', 9: 'completed' };
const SERVER_BUSY = 0x0507;
const NOT_FOUND = 0x0406;
const NOT_POSSIBLE = [0x0404, 0x0503, 0x0506];

/** A card printer that speaks IPP/2.0 (RFC 8011). `uri`: `ipp://host:port/path`. */
export function createIppCardPrinter(uri: string, timeoutMilliseconds = 15_000): CardPrinter {
  const address = new URL(uri.replace(/^ipp/, 'http'));
  // RFC 8011, 4.1.1 and RFC 7472: ipp and ipps have the same default port.
  if (address.port === '') address.port = '631';
  let requestId = 0;

  async function ask(
    operation: number,
    attributes: readonly IppAttribute[],
    more: Partial<IppRequest> = {},
  ): Promise<IppResponse> {
    const printerUri: IppAttribute = { kind: 'uri', name: 'printer-uri', values: [uri] };
    const user: IppAttribute = {
      kind: 'nameWithoutLanguage',
      name: 'requesting-user-name',
      values: ['karta-mieszkanca'],
    };
    requestId += 1;
    // RFC 8011, 4.1.5: the target comes right after charset and language.
    const request = { operation, requestId, operationAttributes: [printerUri, user, ...attributes], ...more };
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/ipp' },
      body: new Uint8Array(encodeRequest(request)),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (response.status !== 200) throw new HttpRefusal(response.status);
    return decodeResponse(Buffer.from(await response.arrayBuffer()));
  }

  return {
    name: 'ipp',

    async condition() {
      try {
        const { printer } = await ask(OPERATION.getPrinterAttributes, [
          { kind: 'keyword', name: 'requested-attributes', values: ['printer-state', 'printer-state-reasons'] },
        ]);
        const reasons = (printer.get('printer-state-reasons') ?? []).map(String).filter((reason) => reason !== 'none');
        return { state: PRINTER_STATES[Number(printer.get('printer-state')?.[0])] ?? 'offline', reasons };
      } catch {
        return { state: 'offline', reasons: [] };
      }
    },

    async submit(jobName, pdf) {
      try {
        const answer = await ask(
          OPERATION.printJob,
          [
            { kind: 'nameWithoutLanguage', name: 'job-name', values: [jobName] },
            { kind: 'mimeMediaType', name: 'document-format', values: ['application/pdf'] },
          ],
          {
            jobAttributes: [
              { kind: 'keyword', name: 'media', values: [CR80_MEDIA] },
              { kind: 'keyword', name: 'sides', values: ['two-sided-long-edge'] },
            ],
            document: pdf,
          },
        );
        return submissionOf(answer);
      } catch (error) {
        if (error instanceof HttpRefusal && error.isSure) return error.submission;
        return { kind: wasNeverConnected(error) ? 'not-sent' : 'unknown' };
      }
    },

    async findByName(jobName) {
      try {
        const found: PrinterJob[] = [];
        for (const whichJobs of ['not-completed', 'completed']) {
          const { jobs } = await ask(OPERATION.getJobs, [
            { kind: 'keyword', name: 'which-jobs', values: [whichJobs] },
            { kind: 'keyword', name: 'requested-attributes', values: ['job-id', 'job-name', 'job-state'] },
          ]);
          found.push(...jobs.filter((job) => job.get('job-name')?.[0] === jobName).map(jobOf));
        }
        // A card that is out outweighs a failed attempt; else the newest one tells.
        const newest = found.toSorted((a, b) => b.id - a.id);
        return newest.find((job) => job.state === 'completed') ?? newest[0] ?? 'absent';
      } catch {
        return 'unreachable';
      }
    },

    async find(id): Promise<JobAnswer> {
      try {
        const answer = await ask(OPERATION.getJobAttributes, [{ kind: 'integer', name: 'job-id', values: [id] }]);
        const [job] = answer.jobs;
        if (answer.status === NOT_FOUND || job === undefined) return 'absent';
        return jobOf(job);
      } catch {
        return 'unreachable';
      }
    },

    async cancel(id) {
      // A refusal or a lost answer is no matter: the job's state is asked afterwards.
      await ask(OPERATION.cancelJob, [{ kind: 'integer', name: 'job-id', values: [id] }]).catch(() => undefined);
    },
  };
}

/** An answer below IPP: 4xx says that the request was not taken (401, 403, 404, 426 …), 5xx leaves it open. */
class HttpRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The printer answered HTTP ${status}.`);
    this.status = status;
  }
  get isSure(): boolean {
    return this.status >= 400 && this.status < 500;
  }
  get submission(): Submission {
    return { kind: 'refused', code: 'PRINTER_STOPPED', detail: `HTTP ${this.status}` };
  }
}

function submissionOf({ status, jobs }: IppResponse): Submission {
  const id = Number(jobs[0]?.get('job-id')?.[0]);
  if (status < 0x0100 && Number.isInteger(id)) return { kind: 'accepted', id };
  if (status < 0x0100) return { kind: 'unknown' };
  if (status === SERVER_BUSY) return { kind: 'busy' };
  const detail = `IPP 0x${status.toString(16).padStart(4, '0')}`;
  return { kind: 'refused', code: NOT_POSSIBLE.includes(status) ? 'PRINTER_STOPPED' : 'PRINT_ABORTED', detail };
}

function jobOf(job: IppGroup): PrinterJob {
  return { id: Number(job.get('job-id')?.[0]), state: JOB_ENDS[Number(job.get('job-state')?.[0])] ?? 'pending' };
}

function wasNeverConnected(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown } }).cause;
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    String(cause?.code),
  );
}
