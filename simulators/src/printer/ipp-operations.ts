import { attribute, numberOf, TAG, textOf, valuesOf, VERSIONS, writeResponse } from './ipp-message.ts';
import type { Answer, IppRequest } from './ipp-message.ts';
import type { PrintJob, PrintQueue } from './print-queue.ts';

const CR80 = 'oe_cr80_2.125x3.375in';
const OK = 0x0000;
const BAD_REQUEST = 0x0400;
const NOT_POSSIBLE = 0x0404;
const NOT_FOUND = 0x0406;
const FORMAT_NOT_SUPPORTED = 0x040a;
const CHARSET_NOT_SUPPORTED = 0x040d;
const ATTRIBUTES_NOT_SUPPORTED = 0x040b;
const OPERATION_NOT_SUPPORTED = 0x0501;
const VERSION_NOT_SUPPORTED = 0x0503;

type Operation = (request: IppRequest, queue: PrintQueue, printerUri: string) => Buffer;

const OPERATIONS: Readonly<Record<number, Operation>> = {
  0x0002: printJob,
  0x0004: validateJob,
  0x0008: cancelJob,
  0x0009: jobAttributes,
  0x000a: listJobs,
  0x000b: printerAttributes,
};

/** Answers one IPP request. */
export function answerIpp(request: IppRequest, queue: PrintQueue, printerUri: string): Buffer {
  if (!VERSIONS.includes(request.version)) return writeResponse(VERSION_NOT_SUPPORTED, request);
  if (!isWellFormed(request)) return writeResponse(BAD_REQUEST, request);
  const operation = OPERATIONS[request.operation];
  return operation === undefined
    ? writeResponse(OPERATION_NOT_SUPPORTED, request)
    : operation(request, queue, printerUri);
}

/** RFC 8011, 4.1.1 and 4.1.4: a request id that is not 0; charset, then language, then the target, in the first group. */
function isWellFormed(request: IppRequest): boolean {
  const [first] = request.groups;
  if (request.requestId === 0 || first?.tag !== TAG.operation) return false;
  const [charset, language, target] = [...first.attributes.keys()];
  return (
    charset === 'attributes-charset' &&
    language === 'attributes-natural-language' &&
    (target === 'printer-uri' || target === 'job-uri')
  );
}

/** A job without explicit CR80 media is refused: a driver that guesses would print on Letter. */
function refusal(request: IppRequest): number | undefined {
  if (textOf(request, 'attributes-charset') !== 'utf-8') return CHARSET_NOT_SUPPORTED;
  if (textOf(request, 'document-format') !== 'application/pdf') return FORMAT_NOT_SUPPORTED;
  if (textOf(request, 'media') !== CR80) return ATTRIBUTES_NOT_SUPPORTED;
  return undefined;
}

function validateJob(request: IppRequest): Buffer {
  return writeResponse(refusal(request) ?? OK, request);
}

function printJob(request: IppRequest, queue: PrintQueue, printerUri: string): Buffer {
  const refused = refusal(request);
  if (refused !== undefined) return writeResponse(refused, request);
  if (!request.document.subarray(0, 5).equals(Buffer.from('%PDF-')))
    return writeResponse(FORMAT_NOT_SUPPORTED, request);
  const job = queue.submit(textOf(request, 'job-name') ?? 'untitled', Buffer.from(request.document));
  return writeResponse(OK, request, [[TAG.job, describe(job, printerUri)]]);
}

function findJob(request: IppRequest, queue: PrintQueue): PrintJob | undefined {
  const fromUri = /\/(\d+)$/.exec(textOf(request, 'job-uri') ?? '')?.[1];
  const id = numberOf(request, 'job-id') ?? (fromUri === undefined ? undefined : Number(fromUri));
  return id === undefined ? undefined : queue.find(id);
}

function cancelJob(request: IppRequest, queue: PrintQueue): Buffer {
  const job = findJob(request, queue);
  if (job === undefined) return writeResponse(NOT_FOUND, request);
  return writeResponse(queue.cancel(job.id) ? OK : NOT_POSSIBLE, request);
}

function jobAttributes(request: IppRequest, queue: PrintQueue, printerUri: string): Buffer {
  const job = findJob(request, queue);
  if (job === undefined) return writeResponse(NOT_FOUND, request);
  return writeResponse(OK, request, [[TAG.job, describe(job, printerUri)]]);
}

function listJobs(request: IppRequest, queue: PrintQueue, printerUri: string): Buffer {
  const isCompleted = textOf(request, 'which-jobs') === 'completed';
  const limit = numberOf(request, 'limit') ?? Number.MAX_SAFE_INTEGER;
  const jobs = queue.jobs().filter((job) => job.state >= 7 === isCompleted);
  const ordered = isCompleted ? jobs.toReversed() : jobs;
  return writeResponse(
    OK,
    request,
    ordered.slice(0, limit).map((job) => [TAG.job, describe(job, printerUri)] as const),
  );
}

function describe(job: PrintJob, printerUri: string): Answer[] {
  return [
    attribute(TAG.integer, 'job-id', job.id),
    attribute(TAG.uri, 'job-uri', `${printerUri}/${job.id}`),
    attribute(TAG.name, 'job-name', job.name),
    attribute(TAG.enum, 'job-state', job.state),
    attribute(TAG.keyword, 'job-state-reasons', ...job.reasons),
  ];
}

function printerAttributes(request: IppRequest, queue: PrintQueue, printerUri: string): Buffer {
  const all = [
    attribute(TAG.uri, 'printer-uri-supported', printerUri),
    attribute(TAG.keyword, 'uri-security-supported', 'none'),
    attribute(TAG.keyword, 'uri-authentication-supported', 'none'),
    attribute(TAG.name, 'printer-name', 'Drukarka kart'),
    attribute(TAG.text, 'printer-make-and-model', 'Drukarka kart CR80'),
    attribute(TAG.enum, 'printer-state', queue.state()),
    attribute(TAG.keyword, 'printer-state-reasons', ...queue.reasons()),
    attribute(TAG.keyword, 'ipp-versions-supported', '1.1', '2.0'),
    attribute(TAG.enum, 'operations-supported', ...Object.keys(OPERATIONS).map(Number)),
    attribute(TAG.charset, 'charset-configured', 'utf-8'),
    attribute(TAG.charset, 'charset-supported', 'utf-8'),
    attribute(TAG.language, 'natural-language-configured', 'en'),
    attribute(TAG.language, 'generated-natural-language-supported', 'en'),
    attribute(TAG.mime, 'document-format-default', 'application/pdf'),
    attribute(TAG.mime, 'document-format-supported', 'application/pdf'),
    attribute(TAG.boolean, 'printer-is-accepting-jobs', true),
    attribute(TAG.integer, 'queued-job-count', queue.jobs().filter((job) => job.state < 7).length),
    attribute(TAG.keyword, 'pdl-override-supported', 'attempted'),
    attribute(TAG.integer, 'printer-up-time', Math.max(1, Math.floor(process.uptime()))),
    attribute(TAG.keyword, 'compression-supported', 'none'),
    attribute(TAG.keyword, 'media-supported', CR80),
    attribute(TAG.keyword, 'media-default', CR80),
    attribute(TAG.keyword, 'media-ready', CR80),
    attribute(TAG.keyword, 'sides-supported', 'one-sided', 'two-sided-long-edge'),
    attribute(TAG.keyword, 'sides-default', 'two-sided-long-edge'),
    attribute(TAG.resolution, 'printer-resolution-supported', 300),
    attribute(TAG.resolution, 'printer-resolution-default', 300),
  ];
  const wanted = valuesOf(request, 'requested-attributes').map((value) => value.bytes.toString('utf8'));
  const isAll = wanted.length === 0 || wanted.includes('all') || wanted.includes('printer-description');
  const chosen = isAll ? all : all.filter((one) => wanted.includes(one.name));
  return writeResponse(OK, request, [[TAG.printer, chosen]]);
}
