import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { CardError } from '@karta/domain';
import { TurnTaker } from '@karta/services';
import type { Request } from 'express';
import { SpooledFile } from '../files/spooled-file.ts';
import { drainSlowly } from './drain-slowly.ts';
import { UPLOAD_PACE, UPLOADS_AT_ONCE } from './limits.ts';
import type { Pace } from './pace.ts';

let ownFolder: string | undefined;
/** `UPLOADS_FOLDER`, or a folder that this process makes for itself alone. */
const folder = (): string =>
  process.env['UPLOADS_FOLDER'] ?? (ownFolder ??= mkdtempSync(join(tmpdir(), 'karta-uploads-')));

type Paced = Pick<Pace, 'delayAfter'>;

/** Files that are in memory side by side, whatever is done with them there; whoever was admitted has a place in the line. */
const turns = new TurnTaker(UPLOADS_AT_ONCE.opened, 2 * UPLOADS_AT_ONCE.all);

/** A file that has arrived. */
export interface Upload {
  /**
   * Works with its bytes when it is its turn; after it they are let go. @throws what the work throws, and MALFORMED_BODY when
   * nobody waits for the answer any more
   */
  open<Result>(work: (content: Buffer) => Promise<Result>): Promise<Result>;
  /** Works with its bytes part by part, from the beginning as often as they are asked for; a part alone is in memory. */
  read<Result>(work: (parts: () => AsyncGenerator<Buffer>) => Promise<Result>): Promise<Result>;
  /** Ends it, when nobody works with it any more. */
  discard(): Promise<void>;
}

/**
 * Takes the bytes of a request to the disk as they come, unpacked as `Content-Encoding` says, no faster than its paces allow.
 * @throws CardError PAYLOAD_TOO_LARGE before a byte is read where the length is told, else as soon as the limit is passed;
 *   UNSUPPORTED_MEDIA_TYPE, MALFORMED_BODY for none, for what cannot be unpacked and for one that is broken off
 */
export async function receiveUpload(request: Request, limit: number, paces: readonly Paced[] = []): Promise<Upload> {
  const encoding = request.get('content-encoding')?.toLowerCase() ?? 'identity';
  const length = request.get('content-length');
  if (length === undefined && request.get('transfer-encoding') === undefined) throw new CardError('MALFORMED_BODY');
  const unpack = unpackOf(encoding);
  if (encoding === 'identity' && Number(length) > limit) {
    drainSlowly(request);
    throw new CardError('PAYLOAD_TOO_LARGE');
  }
  const file = await SpooledFile.openIn(folder());
  try {
    await fill(request, file, { unpack, limit, paces });
  } catch (error) {
    await file.close();
    throw error;
  }
  return uploadOf(file, request);
}

async function fill(
  request: Request,
  file: SpooledFile,
  { unpack, limit, paces }: { unpack: readonly Transform[]; limit: number; paces: readonly Paced[] },
): Promise<void> {
  // the request itself outlives what fails here: whoever sends it is to hear why
  const body = new PassThrough();
  const breakOff = (): void => void (request.readableEnded || body.destroy(new CardError('MALFORMED_BODY')));
  if (request.destroyed) breakOff();
  request.once('close', breakOff);
  request.pipe(body);
  let size = 0;
  try {
    const count = new Transform({
      transform(part: Buffer, _encoding, done) {
        size += part.length;
        if (size > limit) done(new CardError('PAYLOAD_TOO_LARGE'));
        else later(paces, part.length, () => done(null, part));
      },
      flush(done) {
        later(paces, Math.max(0, UPLOAD_PACE.least - size), done);
      },
    });
    await pipeline([body, ...unpack, count, ...file.fill()]);
  } catch (error) {
    // of zlib
    const isUnreadable = typeof (error as { errno?: unknown }).errno === 'number' && unpack.length > 0;
    throw isUnreadable && !isOfSystem(error) ? new CardError('MALFORMED_BODY') : error;
  } finally {
    request.off('close', breakOff);
    request.unpipe(body);
    drainSlowly(request);
  }
}

/** Goes on when all paces have been kept. */
function later(paces: readonly Paced[], bytes: number, goOn: () => void): void {
  const delay = Math.max(0, ...paces.map((pace) => pace.delayAfter(bytes)));
  if (delay < 1) goOn();
  else setTimeout(goOn, delay);
}

const isOfSystem = (error: unknown): boolean => 'syscall' in (error as object);

function unpackOf(encoding: string): Transform[] {
  switch (encoding) {
    case 'identity':
      return [];
    case 'deflate':
      return [createInflate()];
    case 'gzip':
      return [createGunzip()];
    case 'br':
      return [createBrotliDecompress()];
    case 'zstd':
      return [createZstdDecompress()];
    default:
      throw new CardError('UNSUPPORTED_MEDIA_TYPE');
  }
}

function uploadOf(file: SpooledFile, request: Request): Upload {
  let last: Promise<unknown> = Promise.resolve();
  const open = async <Result>(work: (content: Buffer) => Promise<Result>): Promise<Result> =>
    turns.take(async () => {
      if (request.socket.destroyed) throw new CardError('MALFORMED_BODY');
      return work(await file.content());
    });
  const holding = <Result>(work: Promise<Result>): Promise<Result> => {
    last = work.catch(() => {});
    return work;
  };
  return {
    open: (work) => holding(open(work)),
    read: (work) => holding(turns.take(() => work(() => file.parts()))),
    async discard() {
      await last;
      await file.close();
    },
  };
}
