import { fromHex, toHex } from '../phone-card/cose.ts';
import { putStatus, statusAt, sumOf, type StatusList } from './list.ts';
import type { CardStatus } from './statuses.ts';
import { judged, refusedList, type ListTools, type ListVerdict } from './token.ts';
import { gapsOf, MOST_GAPS, readGaps } from './gaps.ts';

/** `KS` and the version of this layout. */
const MAGIC = [0x4b, 0x53, 1];
const HEAD_BYTES = 34;
const SIGNATURE_BYTES = 64;
const STATUSES: readonly CardStatus[] = [0, 1, 2, 3];

/** What of a list the changes need to name it. */
export type ListVersion = Pick<StatusList, 'id' | 'bytes'>;

/**
 * What leads from one version to another, to be signed: both by their names, and the sum of the other one. Big-endian: magic 3,
 * key 4, from 6, to 6, made at 4, minutes it holds 2, seconds until it is asked for anew 2, bytes of the list 3, sum 4; then, for
 * each of the four statuses, the indices that have it now, by gaps. `undefined` where so much has changed that the whole list is
 * shorter, and where no change leads there.
 */
export function changesToSign(keyId: string, from: ListVersion, to: StatusList): Uint8Array | undefined {
  const changed = STATUSES.map((status) => changedTo(status, from, to));
  if (to.bytes.length < from.bytes.length || changed.some(({ length }) => length > MOST_GAPS)) return undefined;
  const lists = changed.map(gapsOf);
  const all = new Uint8Array(lists.reduce((sum, gaps) => sum + gaps.length, HEAD_BYTES));
  const head = new DataView(all.buffer);
  all.set(MAGIC);
  all.set(fromHex(keyId + from.id + to.id), MAGIC.length);
  head.setUint32(19, to.issuedAt);
  head.setUint16(23, Math.floor((to.expiresAt - to.issuedAt) / 60));
  head.setUint16(25, to.ttl);
  head.setUint8(27, to.bytes.length >> 16);
  head.setUint16(28, to.bytes.length & 0xffff);
  head.setUint32(30, sumOf(to.bytes));
  let at = HEAD_BYTES;
  for (const gaps of lists) {
    all.set(gaps, at);
    at += gaps.length;
  }
  return all;
}

function changedTo(status: CardStatus, from: ListVersion, to: ListVersion): number[] {
  const indices: number[] = [];
  for (let at = 0; at < to.bytes.length; at++) {
    if (from.bytes[at] === to.bytes[at]) continue;
    for (let index = at * 4; index < at * 4 + 4; index++) {
      if (statusAt(to, index) === status && (statusAt(from, index) ?? 0) !== status) indices.push(index);
    }
  }
  return indices;
}

/**
 * The list that is held, led on. Repeated changes leave it as it is; those of another list, lost or late ones, ask for the whole
 * list: what is taken is always a set that the town has signed. The list that is held is not changed.
 */
export async function applyChanges(held: StatusList, signed: Uint8Array, tools: ListTools): Promise<ListVerdict> {
  const end = signed.length - SIGNATURE_BYTES;
  if (end < HEAD_BYTES || MAGIC.some((byte, at) => signed[at] !== byte)) return refusedList('malformed');
  const head = new DataView(signed.buffer, signed.byteOffset, HEAD_BYTES);
  const [from, to] = [toHex(signed.subarray(7, 13)), toHex(signed.subarray(13, 19))];
  const issuedAt = head.getUint32(19);
  const times = { issuedAt, expiresAt: issuedAt + head.getUint16(23) * 60, ttl: head.getUint16(25) };
  const token = {
    keyId: toHex(signed.subarray(3, 7)),
    bytes: signed.subarray(0, end),
    signature: signed.subarray(end),
  };
  const why = await judged(token, times, tools);
  if (why) return refusedList(why);
  if (held.id === to) return { isTaken: true, list: issuedAt > held.issuedAt ? { ...held, ...times } : held };
  if (held.id !== from) return refusedList('other-base');
  if (issuedAt < held.issuedAt) return refusedList('older');
  const size = (head.getUint8(27) << 16) | head.getUint16(28);
  const bytes = changed(held.bytes, size, signed.subarray(HEAD_BYTES, end));
  // the list that was held has been damaged where it was kept
  if (!bytes || sumOf(bytes) !== head.getUint32(30)) return refusedList('other-base');
  return { isTaken: true, list: { id: to, bytes, ...times } };
}

function changed(held: Uint8Array, size: number, body: Uint8Array): Uint8Array | undefined {
  if (size < held.length) return undefined;
  const bytes = new Uint8Array(size);
  bytes.set(held);
  let at = 0;
  for (const status of STATUSES) {
    const gaps = readGaps(body, at, size * 4);
    if (!gaps) return undefined;
    for (const index of gaps.indices) putStatus(bytes, index, status);
    at = gaps.end;
  }
  return at === body.length ? bytes : undefined;
}
