import { deflateSync, inflateSync, crc32 } from 'node:zlib';
import { bytesOf } from '../../../tests/makers/signed-list.ts';
import { isTooOld, putStatus, statusAt, sumOf } from './list.ts';
import type { CardStatus } from './statuses.ts';

/** draft-ietf-oauth-status-list, appendix „Test vectors”, two bits: every other status is 0. */
const VECTOR: readonly (readonly [number, CardStatus])[] = [
  [0, 1],
  [1993, 2],
  [25_460, 1],
  [159_495, 3],
  [495_669, 1],
  [554_353, 1],
  [645_645, 2],
  [723_232, 1],
  [854_545, 1],
  [934_534, 2],
  [1_000_345, 3],
];
const VECTOR_LIST =
  'eNrt2zENACEQAEEuoaBABP5VIO01fCjIHTMStt9ovGVIAAAAAABAbiEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEB5WwIAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAID0ugQAAAAA' +
  'AAAAAAAAAAAAQG12SgAAAAAAAAAAAAAAAAAAAAAAAAAAAOCSIQEAAAAAAAAAAAAAAAAAAAAAAAD8ExIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAwJEuAQAAAAAAAAAAAAAAAAAAAAAAAMB9SwIAAAAAAAAAAAAAAAAAAACoYUoAAAAAAAAAAAAAAEBqH81gAQw';

describe('the list of statuses', () => {
  it('packs twelve statuses as the draft does (draft-ietf-oauth-status-list, 4.1)', () => {
    const bytes = bytesOf([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
    expect(Buffer.from(bytes).toString('hex')).toBe('c944f9');
    expect(deflateSync(bytes, { level: 9 }).toString('hex')).toBe('78da3be9f2130003df0207');
  });

  it('reads and writes the test vector of 2^20 statuses', () => {
    const theirs = inflateSync(Buffer.from(VECTOR_LIST, 'base64url'));
    const ours = new Uint8Array(2 ** 18);
    for (const [index, status] of VECTOR) putStatus(ours, index, status);
    expect(theirs.equals(ours)).toBe(true);
    expect(VECTOR.map(([index]) => statusAt({ bytes: theirs }, index))).toEqual(VECTOR.map(([, status]) => status));
    expect(statusAt({ bytes: theirs }, 1)).toBe(0);
  });

  it('says nothing of an index that it does not reach', () => {
    expect([-1, 4, 1.5e9].map((index) => statusAt({ bytes: bytesOf([0, 1, 2, 3]) }, index))).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('has the sum that zlib has', () => {
    for (const bytes of [new Uint8Array(), bytesOf([1, 2, 3]), inflateSync(Buffer.from(VECTOR_LIST, 'base64url'))])
      expect(sumOf(bytes)).toBe(crc32(bytes));
  });

  it.each([
    ['just made', 0, false],
    ['of this day', 23 * 3600, false],
    ['older than the reader may use it', 24 * 3600 + 1, true],
    ['of a clock that is a little late', -200, false],
    ['of a clock that was put back', -86_400, true],
  ])('decides while it is young enough: %s', (_when, age, isOver) => {
    const list = { issuedAt: 1_795_600_000, expiresAt: 1_795_600_000 + 72 * 3600 };
    expect(isTooOld(list, list.issuedAt + age, 24)).toBe(isOver);
  });
});
