import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { StreamReply } from './definition.ts';

/** Whoever lost the right to it hears no more after so long. */
const JUDGED_EVERY_MS = 500;
const isText = (mediaType: string): boolean => /^text\/|json$/.test(mediaType);

/** Whether an If-None-Match names the tag (RFC 9110, 13.1.2: weakly, since one list has several forms). */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((each) => ['*', `"${tag}"`].includes(each.trim().replace(/^W\//, '')));

/**
 * Writes an answer as it is made, packed where the client takes gzip; as much is in memory as the client has not read yet of one
 * piece. `stillMay` is asked again and again: the answer breaks off where it says no, so that nobody takes a part for the whole.
 */
export async function sendStream(
  request: Request,
  response: Response,
  { mediaType, tag, headers = {}, body }: StreamReply,
  stillMay: () => Promise<boolean>,
): Promise<void> {
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', `W/"${tag}"`);
  response.vary('Accept, Accept-Encoding, Authorization');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === null) return void response.status(304).end();
  response.setHeader('Content-Type', isText(mediaType) ? `${mediaType}; charset=utf-8` : mediaType);
  const packing: Transform[] = [];
  if (isText(mediaType) && request.acceptsEncodings('gzip')) {
    response.setHeader('Content-Encoding', 'gzip');
    packing.push(createGzip());
  }
  const steps = [Readable.from(judged(body, stillMay)), ...packing, response] as const;
  // who went away reads no further; what failed on the way ends the connection before its end
  await pipeline([...steps]).catch(() => response.destroy());
}

async function* judged(
  body: AsyncIterable<string | Buffer>,
  stillMay: () => Promise<boolean>,
): AsyncGenerator<string | Buffer> {
  let last = Date.now();
  for await (const piece of body) {
    if (Date.now() - last > JUDGED_EVERY_MS) {
      if (!(await stillMay())) throw new Error('may not any more');
      last = Date.now();
    }
    yield piece;
  }
}
