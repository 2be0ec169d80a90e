import type { ReaderAnswer, ReaderCheck, ReaderSetup } from '@karta/contracts';
import type { Decided } from './lists.ts';
import { Store } from './kept.ts';
import { ANSWER_MS, Reader, type Parts } from './reader.ts';
import { NoConnection, Refused } from './server.ts';

const CARD = { number: '01-000018' };
const SETUP: ReaderSetup = {
  name: 'Basen, wejście',
  town: { name: 'Próbne', phone: '24 555 01 00', email: 'karta@probne.example' },
  shows: ['name', 'reliefs'],
  hasPin: true,
  offlineHours: 24,
  codeKeys: [],
  listKeys: [],
  tableKey: null,
};
const valid = (): ReaderAnswer => ({
  verdict: 'valid',
  checkedAt: '2026-11-30T10:00:00Z',
  name: 'Jan Próbny',
  reliefs: [],
});
const DECIDED: Decided = { verdict: 'valid', list: { at: 1, until: 2 } };

/** A device whose town answers as a test says; what was kept stays from one start to the next. */
function device(town: Partial<Parts['server']> & { decide?: () => Promise<Decided | undefined> } = {}) {
  const kept = new Map<string, string>();
  const store = new Store({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  });
  const said = {
    now: Date.parse('2026-11-30T10:00:00Z'),
    checks: [] as ReaderCheck[],
    beats: [] as string[],
    later: [] as { act(): void; ms: number }[],
  };
  const reader = new Reader({
    store,
    version: 'próba',
    server: {
      enrol: async () => ({ name: SETUP.name }),
      setup: async () => SETUP,
      beginShift: async () => ({ shift: 'zmiana', until: new Date(said.now + 3_600_000).toISOString() }),
      endShift: async () => undefined,
      check: async () => valid(),
      tellPast: async () => undefined,
      ...town,
    },
    lists: {
      at: () => undefined,
      refresh: async () => undefined,
      forget: () => undefined,
      decide: town.decide ?? (async () => undefined),
    },
    draw: () => undefined,
    signal: ({ beatWords }) => said.beats.push(beatWords),
    now: () => said.now,
    later(act, ms) {
      const entry = { act, ms };
      said.later.push(entry);
      return () => void said.later.splice(said.later.indexOf(entry), 1);
    },
  });
  const atWork = (): void => {
    store.set('key', 'k');
    store.set('setup', SETUP);
    store.set('shift', { shift: 'zmiana', until: new Date(said.now + 3_600_000).toISOString() });
    reader.home();
  };
  return { reader, store, said, atWork };
}
const gone = async (): Promise<never> => {
  throw new NoConnection();
};
const refusing =
  (status: number, code: string, facts = {}) =>
  async (): Promise<never> => {
    throw new Refused(status, code, facts);
  };

describe('the reader of a controller (000-41, 000-42)', () => {
  it('is enrolled with the code from the office, then asks for the PIN, then for a card', async () => {
    // given
    const { reader } = device();
    reader.start('7K2M-41QA');
    expect(reader.screen).toMatchObject({ at: 'enrol', code: '7K2M-41QA' });

    // when
    await reader.giveCode('7K2M-41QA');
    expect(reader.screen.at).toBe('pin');
    await reader.givePin('2468');

    // then
    expect(reader.screen.at).toBe('wait');
  });

  it('asks again with the same key after a lost answer, and says what a refused code means', async () => {
    // given
    const keys: string[] = [];
    const answers = [gone, refusing(403, 'READER_CODE_REFUSED'), async () => ({ name: 'x' })];
    const { reader } = device({ enrol: ({ key }) => (keys.push(key), answers[keys.length - 1]?.() ?? gone()) });
    reader.start('');

    // when
    await reader.giveCode('AAAA-BBBB');
    expect(reader.screen).toMatchObject({ problem: expect.stringContaining('Nie ma sieci') });
    await reader.giveCode('AAAA-BBBB');
    expect(reader.screen).toMatchObject({ problem: expect.stringContaining('nowy') });
    await reader.giveCode('AAAA-BBBB');

    // then
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
  });

  it('passes on what the town says to a chip, and says what came of it; a chip that was taken away is held once more', async () => {
    // given
    const checks: ReaderCheck[] = [];
    const { reader, atWork } = device({
      check: async (check) => {
        checks.push(check);
        const told = check.chip?.answers.length ?? 0;
        return told < 2 ? { chip: { command: `90A${told}`, talk: 'sealed' } } : valid();
      },
    });
    atWork();

    // when
    await reader.present(CARD, { transceive: async (command) => `${command}9100` });
    const there = reader.screen;
    reader.home();
    await reader.present(CARD, { transceive: async () => null });

    // then
    expect(there).toMatchObject({ at: 'answer', outcome: { told: 'valid' } });
    expect(checks.slice(0, 3).map(({ chip }) => chip)).toEqual([
      { answers: [] },
      { talk: 'sealed', answers: ['90A09100'] },
      { talk: 'sealed', answers: ['90A09100', '90A19100'] },
    ]);
    expect(reader.screen).toMatchObject({ at: 'answer', outcome: { told: 'again' } });
  });

  it('asks for the card once more where the talk with its chip took too long', async () => {
    const { reader, atWork } = device({ check: refusing(409, 'CHIP_TALK_OVER') });
    atWork();
    await reader.present(CARD, { transceive: async () => '9100' });
    expect(reader.screen).toMatchObject({ at: 'answer', outcome: { told: 'again' } });
  });

  it('shows what the town says of a card, with its sound, and waits for the next one after a while', async () => {
    // given
    const { reader, said, atWork } = device();
    atWork();

    // when
    await reader.present(CARD);

    // then
    expect(reader.screen).toMatchObject({ at: 'answer', outcome: { told: 'valid', answer: { name: 'Jan Próbny' } } });
    expect(said.beats).toEqual(['krótki dźwięk']);
    said.later.find(({ ms }) => ms === ANSWER_MS)?.act();
    expect(reader.screen.at).toBe('wait');
  });

  it('keeps an answer on that was held, until it is let go', async () => {
    const { reader, said, atWork } = device();
    atWork();
    await reader.present(CARD);
    reader.hold(true);
    expect(said.later.filter(({ ms }) => ms === ANSWER_MS)).toEqual([]);
    reader.hold(false);
    expect(said.later.filter(({ ms }) => ms === ANSWER_MS)).toHaveLength(1);
  });

  it('lets whoever goes on from an answer type in peace', async () => {
    const { reader, said, atWork } = device();
    atWork();
    await reader.present(CARD);
    reader.show({ at: 'number', typed: '0' });
    expect(said.later.filter(({ ms }) => ms === ANSWER_MS)).toEqual([]);
  });

  it('never shows the late answer of an earlier card', async () => {
    // given
    const waiting: ((answer: ReaderAnswer) => void)[] = [];
    const { reader, atWork } = device({ check: () => new Promise((resolve) => waiting.push(resolve)) });
    atWork();

    // when: a second card comes before the first one's answer
    const [first, second] = [reader.present(CARD), reader.present({ number: '02-000099' })];
    waiting[1]?.({ verdict: 'blocked', checkedAt: '2026-11-30T10:00:00Z' });
    await second;
    waiting[0]?.(valid());
    await first;

    // then
    expect(reader.screen).toMatchObject({ at: 'answer', outcome: { told: 'blocked' } });
  });

  it('asks for the chip where digits that a device typed are no number of a card', async () => {
    // given
    const asked: unknown[] = [];
    const unknown: ReaderAnswer = { verdict: 'unknown', checkedAt: '2026-11-30T10:00:00Z' };
    const { reader, store, atWork } = device({
      check: async ({ card }) => (asked.push(card), 'uid' in card ? valid() : unknown),
    });
    atWork();

    // when
    await reader.present({ number: '01000018' }, { otherwise: { uid: '01000018' } });

    // then
    expect(asked).toEqual([{ number: '01000018' }, { uid: '01000018' }]);
    expect(reader.screen).toMatchObject({ outcome: { told: 'valid', way: 'uid' } });
    expect(store.get('today')?.checks).toBe(1);
  });

  it('lets the lists decide without a connection, and tells the town afterwards, each check once', async () => {
    // given
    let isGone = true;
    const told: unknown[][] = [];
    const { reader, store, atWork } = device({
      check: () => (isGone ? gone() : Promise.resolve(valid())),
      tellPast: async ({ checks }) => told.push(checks),
      decide: async () => DECIDED,
    });
    atWork();

    // when
    await reader.present(CARD);
    await reader.present(CARD);
    expect(reader.screen).toMatchObject({ outcome: { told: 'valid', list: DECIDED.list } });
    expect(reader.connection.goneSince).toBeDefined();
    expect(JSON.stringify(store.get('past'))).not.toContain(CARD.number);
    isGone = false;
    await reader.present(CARD);
    await settled(() => store.get('past') === undefined);

    // then
    expect(reader.connection.goneSince).toBeUndefined();
    expect(told).toEqual([
      [expect.objectContaining({ way: 'number', verdict: 'valid' }), expect.objectContaining({ way: 'number' })],
    ]);
  });

  it('decides nothing where the lists are too old', async () => {
    const { reader, store, atWork } = device({ check: gone });
    atWork();
    await reader.present(CARD);
    expect(reader.screen).toMatchObject({ at: 'answer', outcome: { told: 'too-old' } });
    expect(store.get('past')).toBeUndefined();
  });

  it('takes no card before the PIN, and asks for it again when the shift is over', async () => {
    // given
    const checks: ReaderCheck[] = [];
    const { reader, store, said, atWork } = device({ check: async (check) => (checks.push(check), valid()) });
    reader.show({ at: 'pin', typed: '' });
    await reader.present(CARD);
    expect(checks).toEqual([]);

    // when
    atWork();
    said.now += 2 * 3_600_000;
    await reader.present(CARD);

    // then
    expect(reader.screen.at).toBe('pin');
    expect(checks).toEqual([]);
    expect(store.get('shift')).toBeDefined();
  });

  it('begins a shift without a connection with the PIN that was right last, and with no other', async () => {
    // given
    let isGone = false;
    const { reader, store } = device({
      beginShift: () => (isGone ? gone() : Promise.resolve({ shift: 'a', until: '2026-11-30T12:00:00Z' })),
    });
    store.set('key', 'k');
    store.set('setup', SETUP);
    await reader.givePin('2468');
    store.drop('shift');
    isGone = true;

    // when
    await reader.givePin('1357');
    expect(reader.screen).toMatchObject({ at: 'pin', problem: 'To nie ten PIN. Zostały 4 próby.' });
    await reader.givePin('2468');

    // then
    expect(reader.screen.at).toBe('wait');
    expect(JSON.stringify(store.get('pin'))).not.toContain('2468');
  });

  it('says how many tries are left, stops at the last one, and begins without a PIN where the office has taken it away', async () => {
    const answers = [
      refusing(422, 'READER_PIN_WRONG', { triesLeft: '1' }),
      refusing(409, 'READER_LOCKED'),
      refusing(409, 'READER_PIN_UNSET'),
    ];
    const { reader, store } = device({ beginShift: () => answers.shift()?.() ?? gone() });
    store.set('key', 'k');
    store.set('setup', SETUP);
    await reader.givePin('1357');
    expect(reader.screen).toMatchObject({ at: 'pin', problem: 'To nie ten PIN. Została 1 próba.' });
    await reader.givePin('1357');
    expect(reader.screen).toMatchObject({ at: 'stopped', why: 'locked' });
    await reader.givePin('1357');
    expect(reader.screen.at).toBe('wait');
  });

  it.each([
    ['another has locked it', 409, 'READER_LOCKED', { at: 'stopped', why: 'locked' }],
    ['it was revoked', 401, 'READER_REVOKED', { at: 'stopped', why: 'unknown' }],
    ['the shift was ended at the office', 409, 'READER_SHIFT_OVER', { at: 'pin' }],
    [
      'too many unknown cards were tried',
      429,
      'TOO_MANY_REQUESTS',
      { at: 'wait', problem: expect.stringContaining('2 min') },
    ],
  ])('stops where %s', async (_why, status, code, screen) => {
    const { reader, atWork } = device({ check: refusing(status, code, { retryAfterSeconds: '90' }) });
    atWork();
    await reader.present(CARD);
    expect(reader.screen).toMatchObject(screen);
  });
});

/** Lets everything run that is ready, until something holds. */
async function settled(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(holds()).toBe(true);
}
