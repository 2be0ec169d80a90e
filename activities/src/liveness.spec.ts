import { beatOnce, type LivenessParts } from './liveness.ts';

function parts(changed: Partial<LivenessParts> = {}) {
  const told: string[] = [];
  const all: LivenessParts = {
    working: new Set([{ isAlive: true }]),
    isPolling: async () => true,
    beat: async () => void told.push('beat'),
    tell: () => told.push('told'),
    ...changed,
  };
  return { all, told };
}

describe('the heartbeat of the worker', () => {
  it('is told to the launcher and to the other programs while it works', async () => {
    const { all, told } = parts();
    await beatOnce(all);
    expect(told).toEqual(['told', 'beat']);
  });

  it.each([
    ['a queue of messages is asked for nothing', { working: new Set([{ isAlive: true }, { isAlive: false }]) }],
    ['nobody asks Temporal for cases', { isPolling: async () => false }],
  ])('stays away when %s', async (_what, changed) => {
    const { all, told } = parts(changed);
    await beatOnce(all);
    expect(told).toEqual([]);
  });

  it('goes on for the launcher while the database is away', async () => {
    const { all, told } = parts({ beat: () => Promise.reject(new Error('away')) });
    await beatOnce(all);
    expect(told).toEqual(['told']);
  });
});
