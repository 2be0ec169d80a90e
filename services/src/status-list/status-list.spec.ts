import { getListFromStatusListJWT, StatusList as TheirList } from '@sd-jwt/jwt-status-list';
import {
  CARD_STATUS,
  putStatus,
  readStatusList,
  statusAt,
  type CardStatus,
  type StatusList,
} from '@karta/domain/status-list';
import { listKey, packed, readerWith } from '../../../tests/makers/signed-list.ts';
import { listJwt } from './status-list.ts';

const KEY = listKey();
const NOW = 1_795_600_000;
const URI = 'https://miasto.example/api/reader/status-list';
const STATUSES = Object.values(CARD_STATUS);
/** 4096 statuses, always the same. */
const SAMPLE = Array.from({ length: 4096 }, (_one, at) => STATUSES[(at * 7 + (at >> 3)) % 4] ?? 0);

function sample(): StatusList {
  const bytes = new Uint8Array(1024);
  for (const [index, status] of SAMPLE.entries()) putStatus(bytes, index, status);
  return { id: 'a1b2c3d4e5f6', bytes, issuedAt: NOW, expiresAt: NOW + 259_200, ttl: 300 };
}

describe('the list as a JWT', () => {
  const jwt = (): string => listJwt(URI, sample(), packed(sample().bytes), KEY);

  it('is read by a reader of ours', async () => {
    expect(await readStatusList(jwt(), readerWith([KEY], NOW))).toEqual({ isTaken: true, list: sample() });
  });

  it('has the same statuses for @sd-jwt/jwt-status-list, and theirs for us', () => {
    // ours, by them
    const theirs = getListFromStatusListJWT(jwt());
    expect(SAMPLE.map((_status, index) => theirs.getStatus(index))).toEqual(SAMPLE);

    // theirs, by us
    const compressed = new TheirList(SAMPLE, 2).compressStatusList();
    const bytes = readerWith([KEY], NOW).inflate(Buffer.from(compressed, 'base64url'));
    expect(SAMPLE.map((_status, index) => statusAt({ bytes }, index) as CardStatus)).toEqual(SAMPLE);
  });

  it('carries what the draft requires (draft-ietf-oauth-status-list, 5.1)', () => {
    const [header, claims] = jwt()
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(header).toEqual({ alg: 'EdDSA', typ: 'statuslist+jwt', kid: KEY.id });
    expect(claims).toMatchObject({ sub: URI, iat: NOW, exp: NOW + 259_200, ttl: 300, status_list: { bits: 2 } });
  });

  it('changed in any sign is not taken', async () => {
    const text = jwt();
    for (let at = 0; at < text.length; at += 7) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      const verdict = await readStatusList(changed, readerWith([KEY], NOW));
      expect(verdict.isTaken).toBe(false);
    }
  });
});
