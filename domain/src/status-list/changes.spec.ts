import fc from 'fast-check';
import { listKey, readerWith, signedChanges, signedCwt } from '../../../tests/makers/signed-list.ts';
import { applyChanges } from './changes.ts';
import { putStatus, statusAt, type StatusList } from './list.ts';
import { readStatusList } from './read-status-list.ts';
import type { CardStatus } from './statuses.ts';

const KEY = listKey();
const START = 1_795_600_000;
const EMPTY: StatusList = {
  id: '000000000001',
  bytes: new Uint8Array(3),
  issuedAt: START,
  expiresAt: START + 259_200,
  ttl: 300,
};

/** A change of some statuses; a longer list where cards were added. */
interface Step {
  readonly puts: readonly (readonly [number, number])[];
  readonly grows: boolean;
}

/** Every version that the town made, one a minute. */
function historyOf(steps: readonly Step[]): StatusList[] {
  const versions = [EMPTY];
  for (const [count, { puts, grows }] of steps.entries()) {
    const before = versions[count] ?? EMPTY;
    const bytes = new Uint8Array(before.bytes.length + (grows ? 2 : 0));
    bytes.set(before.bytes);
    for (const [index, status] of puts) putStatus(bytes, index % (bytes.length * 4), status as CardStatus);
    const issuedAt = START + (count + 1) * 60;
    const id = (count + 2).toString(16).padStart(12, '0');
    versions.push({ ...EMPTY, id, bytes, issuedAt, expiresAt: issuedAt + 259_200 });
  }
  return versions;
}

const step = fc.record({
  puts: fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 3 })), { maxLength: 8 }),
  grows: fc.boolean(),
});
/** What arrives, in any order and as often as it likes: the whole list, or what leads from one version to another. */
const arrival = fc.record({ isWhole: fc.boolean(), from: fc.nat(), to: fc.nat(), damage: fc.option(fc.nat()) });

function sent(
  versions: readonly StatusList[],
  { isWhole, from, to, damage }: typeof arrival extends fc.Arbitrary<infer A> ? A : never,
): Uint8Array {
  const [one, other] = [from % versions.length, to % versions.length].toSorted((a, b) => a - b);
  const target = versions[other ?? 0] ?? EMPTY;
  const signed = isWhole ? signedCwt(KEY, target) : signedChanges(KEY, versions[one ?? 0] ?? EMPTY, target);
  if (damage !== null) signed[damage % signed.length] = (signed[damage % signed.length] ?? 0) ^ 1;
  return signed;
}

describe('changes of the status list', () => {
  it('whatever order, loss, repetition and damage, a reader holds a set of the town or asks for the whole list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.array(arrival, { maxLength: 25 }),
        async (steps, arrivals) => {
          // given
          const versions = historyOf(steps);
          const newest = versions.at(-1) ?? EMPTY;
          const tools = readerWith([KEY], newest.issuedAt);
          let held = EMPTY;

          // when
          for (const each of arrivals) {
            const signed = sent(versions, each);
            const verdict = each.isWhole
              ? await readStatusList(signed, { ...tools, held })
              : await applyChanges(held, signed, tools);
            expect(verdict.isTaken && each.damage !== null).toBe(false);
            if (!verdict.isTaken) continue;
            expect(verdict.list.issuedAt).toBeGreaterThanOrEqual(held.issuedAt);
            held = verdict.list;
            expect(held.bytes).toEqual(versions.find(({ id }) => id === held.id)?.bytes);
          }

          // then: from here on it is led to the town's set, also backwards through unblocking
          const led = await applyChanges(held, signedChanges(KEY, held, newest), tools);
          expect(led).toEqual({ isTaken: true, list: newest });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('block and unblock', async () => {
    // given
    const [clear, blocked, again] = historyOf([
      { puts: [[5, 2]], grows: false },
      { puts: [[5, 0]], grows: false },
    ]);
    if (!clear || !blocked || !again) throw new Error('three versions');
    const tools = readerWith([KEY], again.issuedAt);

    // when
    const held = await applyChanges(clear, signedChanges(KEY, clear, blocked), tools);
    if (!held.isTaken) throw new Error(held.why);
    const freed = await applyChanges(held.list, signedChanges(KEY, blocked, again), tools);

    // then
    expect(statusAt(held.list, 5)).toBe(2);
    expect(freed.isTaken && statusAt(freed.list, 5)).toBe(0);
    expect(await applyChanges(clear, signedChanges(KEY, blocked, again), tools)).toEqual({
      isTaken: false,
      why: 'other-base',
    });
    expect(statusAt(clear, 5)).toBe(0);
  });

  it('of another town, too old, of a time to come, and on a list that was damaged where it was kept are not taken', async () => {
    // given
    const [from, to] = historyOf([{ puts: [[1, 1]], grows: true }]);
    if (!from || !to) throw new Error('two versions');
    const signed = signedChanges(KEY, from, to);
    const why = async (held: StatusList, now: number, keys = [KEY]): Promise<unknown> => {
      const verdict = await applyChanges(held, signed, readerWith(keys, now));
      return verdict.isTaken || verdict.why;
    };

    // then
    expect(await why(from, to.issuedAt, [listKey()])).toBe('unknown-key');
    expect(await why(from, to.issuedAt, [{ ...listKey(), id: KEY.id }])).toBe('forged');
    expect(await why(from, to.expiresAt)).toBe('expired');
    expect(await why(from, to.issuedAt - 3600)).toBe('clock');
    expect(await why({ ...from, bytes: Uint8Array.of(0, 64, 0) }, to.issuedAt)).toBe('other-base');
    // a backup was restored: the town has said since that the older list is its list
    expect(await why({ ...from, issuedAt: to.issuedAt + 60 }, to.issuedAt + 60)).toBe('older');
  });

  it('say no more than that nothing has changed, and the list is young again', async () => {
    const later = { ...EMPTY, issuedAt: START + 3600, expiresAt: START + 262_800 };
    const signed = signedChanges(KEY, EMPTY, later);
    expect(signed.length).toBeLessThanOrEqual(106);
    expect(await applyChanges(EMPTY, signed, readerWith([KEY], later.issuedAt))).toEqual({
      isTaken: true,
      list: later,
    });
  });

  it('200 of them in a list of 200,000 cards fit 450 bytes with their signature', () => {
    // given: half of them are blocked, half come back; chance is pseudo-random, always the same
    const versions = historyOf([{ puts: [], grows: false }]);
    const [from, to] = versions.map((version, place) => {
      const bytes = new Uint8Array(56_320);
      for (let count = 0; count < 200; count++)
        if (count % 2 === place) putStatus(bytes, Math.imul(count + 1, 2_654_435_761) >>> 15, 2);
      return { ...version, bytes };
    });

    // then
    expect(signedChanges(KEY, from ?? EMPTY, to ?? EMPTY).length).toBeLessThanOrEqual(450);
  });
});
