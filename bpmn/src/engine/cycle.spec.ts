import { firstOfCycle, nextOfCycle } from './cycle.ts';
import { FeelFailure } from '../feel/feel.ts';
import { newCase, step, type CaseState } from './index.ts';
import type { ProcessGraph } from '../graph/index.ts';
import { graphOf } from '../../testing/simulated.ts';

const zone = 'Europe/Warsaw';
const clock = { at: '2026-03-28T09:00:00.000Z', zone };

describe('a cycle', () => {
  it('begins after its first period, or at its start', () => {
    expect(firstOfCycle('"R3/PT10M"', {}, clock)).toEqual({
      due: '2026-03-28T09:10:00.000Z',
      period: 'PT10M',
      repeats: 2,
      from: '2026-03-28T09:00:00.000Z',
      nth: 1,
    });
    expect(firstOfCycle('"R/2026-04-01T08:00:00Z/P1D"', {}, clock)).toEqual({
      due: '2026-04-01T08:00:00.000Z',
      period: 'P1D',
      repeats: -1,
      from: '2026-04-01T08:00:00.000Z',
      nth: 0,
    });
  });

  it.each([
    ['the start that is to come', '"R/2026-04-01T08:00:00Z/P1D"', '2026-04-01T08:00:00.000Z'],
    ['the moment itself', '"R/2026-03-27T09:00:00Z/P1D"', '2026-03-28T09:00:00.000Z'],
    ['the last of three', '"R3/2026-03-27T08:00:00Z/P1D"', '2026-03-29T07:00:00.000Z'],
    ['the 31st, after a February', '"R/2026-01-31T09:00:00Z/P1M"', '2026-03-31T08:00:00.000Z'],
    ['the next minute of very many', '"R/2001-01-01T00:00:30Z/PT1M"', '2026-03-28T09:00:30.000Z'],
  ])('that is a delay ends at %s', (_what, expression, expected) => {
    expect(nextOfCycle(expression, {}, clock)).toBe(expected);
  });

  it.each(['"R2/2026-03-26T08:00:00Z/P1D"', '"R/2026-03-26T08:00:00Z/PT0S"', '"R0/PT1M"', '"PT1M"'])(
    'that has no occurrence left is refused: %s',
    (expression) => {
      expect(() => nextOfCycle(expression, {}, clock)).toThrow(FeelFailure);
    },
  );

  it('comes back to the 31st after a short month, also in a case that began before this was counted', async () => {
    // given
    const monthly = JSON.parse(
      JSON.stringify(await graphOf('boundary-events')).replace('R3/P1D', 'R4/2026-01-31T09:00:00Z/P1M'),
    ) as ProcessGraph;
    const { state } = step(monthly, newCase(zone), { at: '2026-01-01T09:00:00.000Z', kind: 'start', variables: {} });
    const older = JSON.parse(JSON.stringify(state, (key, value: unknown) => (isCount(key) ? undefined : value)));

    // then
    const dates = ['2026-01-31T09:00:00.000Z', '2026-02-28T09:00:00.000Z', '2026-03-31T08:00:00.000Z'];
    expect(datesOf(monthly, state)).toEqual([...dates, '2026-04-30T08:00:00.000Z']);
    expect(datesOf(monthly, older as CaseState)).toEqual([...dates, '2026-04-30T08:00:00.000Z']);
  });
});

const isCount = (key: string): boolean => key === 'from' || key === 'nth';

/** When the reminder comes, until it comes no more. */
function datesOf(graph: ProcessGraph, before: CaseState): string[] {
  const wait = Object.values(before.waits).find(({ node }) => node === 'reminder');
  if (!wait?.due) return [];
  const { state } = step(graph, before, { at: wait.due, kind: 'timer-fired', wait: wait.id });
  return [wait.due, ...datesOf(graph, state)];
}
