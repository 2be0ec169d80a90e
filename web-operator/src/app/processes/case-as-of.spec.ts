import type { CaseStep } from '@karta/contracts';
import { asOf, momentsOf, type Shown } from './case-as-of.ts';

const step = (elementId: string, enteredAt: string, leftAt: string | null): CaseStep => ({
  ...{ tokenId: 't1', elementId, name: elementId, type: 'user-task', actor: null, attempts: 1 },
  ...{ enteredAt, leftAt, flowId: `to-${elementId}`, state: leftAt === null ? 'active' : 'done' },
});
const [NINE, TEN, NOON] = ['2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z', '2026-11-20T12:00:00.000Z'];
const shown: Shown = {
  steps: [step('review', NINE, TEN), step('print', TEN, NOON), step('pick-up', NOON, null)],
  tokens: ['pick-up'],
  takenFlows: ['to-review', 'to-print', 'to-pick-up'],
  incidents: [{ id: 'i', elementId: 'print', name: 'Druk', code: 'X', message: '', openedAt: TEN, state: 'resolved' }],
};

describe('X-14 a case as it stood at a moment', () => {
  it('has a moment for each thing that moved, the oldest first', () => {
    expect(momentsOf(shown.steps)).toEqual([NINE, TEN, NOON]);
  });

  it('stands where it stood, has the path that it had, and none of what came later', () => {
    const then = asOf(shown, '2026-11-20T11:00:00.000Z');
    expect(then.tokens).toEqual(['print']);
    expect(then.takenFlows).toEqual(['to-review', 'to-print']);
    expect(then.steps.map(({ elementId, state }) => [elementId, state])).toEqual([
      ['review', 'done'],
      ['print', 'active'],
    ]);
    expect(then.incidents).toHaveLength(1);
  });

  it('is the case of today at the last moment', () => {
    expect(asOf(shown, NOON)).toMatchObject({ tokens: shown.tokens, takenFlows: shown.takenFlows });
  });
});
