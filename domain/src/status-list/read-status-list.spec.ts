import { bytesOf, listKey, readerWith, signedCwt } from '../../../tests/makers/signed-list.ts';
import type { StatusList } from './list.ts';
import { readStatusList } from './read-status-list.ts';

const KEY = listKey();
const NOW = 1_795_600_000;
const LIST: StatusList = {
  id: 'a1b2c3d4e5f6',
  bytes: bytesOf([0, 1, 2, 3, 2]),
  issuedAt: NOW,
  expiresAt: NOW + 259_200,
  ttl: 300,
};

describe('a signed list', () => {
  it('comes out as it went in', async () => {
    expect(await readStatusList(signedCwt(KEY, LIST), readerWith([KEY], NOW + 60))).toEqual({
      isTaken: true,
      list: LIST,
    });
  });

  it('changed in any byte is not taken', async () => {
    const token = signedCwt(KEY, LIST);
    for (let at = 0; at < token.length; at++) {
      const changed = Uint8Array.from(token, (byte, place) => (place === at ? byte ^ 1 : byte));
      expect((await readStatusList(changed, readerWith([KEY], NOW))).isTaken).toBe(false);
    }
  });

  it('of another town, forged, over, of a time to come, or older than the one that is held is not taken', async () => {
    const token = signedCwt(KEY, LIST);
    const why = async (tools: Parameters<typeof readStatusList>[1]): Promise<unknown> => {
      const verdict = await readStatusList(token, tools);
      return verdict.isTaken || verdict.why;
    };
    expect(await why(readerWith([listKey()], NOW))).toBe('unknown-key');
    expect(await why(readerWith([{ ...listKey(), id: KEY.id }], NOW))).toBe('forged');
    expect(await why(readerWith([KEY], NOW + 259_200))).toBe('expired');
    expect(await why(readerWith([KEY], NOW - 301))).toBe('clock');
    expect(await why({ ...readerWith([KEY], NOW), held: { ...LIST, issuedAt: NOW + 1 } })).toBe('older');
  });

  it.each(['', 'a', 'a.b', 'a.b.c', 'e30.e30.AAAA', '....', 'ż.e30.e30'])(
    'that is none is told so: %j',
    async (text) => {
      expect(await readStatusList(text, readerWith([KEY], NOW))).toEqual({ isTaken: false, why: 'malformed' });
      expect(await readStatusList(new TextEncoder().encode(text), readerWith([KEY], NOW))).toEqual({
        isTaken: false,
        why: 'malformed',
      });
    },
  );
});
