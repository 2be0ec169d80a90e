import type { StepLoad } from '@karta/contracts';
import { heatWords, sparkPoints, warmths } from './heat-marks.ts';

const step = (elementId: string, here: number, more: Partial<StepLoad> = {}): StepLoad => ({
  ...{ elementId, name: elementId, kind: 'user-task', here, incidents: 0, overdue: 0 },
  ...{ medianSeconds: null, slowSeconds: null, since: null, ...more },
});

describe('how warm a step is', () => {
  it('goes by thirds of the fullest one; where nothing stands it is cold', () => {
    const steps = [step('a', 90), step('b', 60), step('c', 1), step('d', 0)];
    expect([...warmths(steps, 'here').values()]).toEqual([3, 2, 1, 0]);
  });

  it('is nowhere where nothing stands at all', () => {
    expect([...warmths([step('a', 0), step('b', 0)], 'here').values()]).toEqual([0, 0]);
  });

  it('tells of time or of incidents, whichever is asked for', () => {
    const steps = [step('a', 9, { medianSeconds: 10 }), step('b', 0, { medianSeconds: 900, incidents: 2 })];
    expect([...warmths(steps, 'time').values()]).toEqual([1, 3]);
    expect([...warmths(steps, 'incidents').values()]).toEqual([0, 3]);
  });

  it('is said in words to whoever does not see it', () => {
    const words = heatWords([step('a', 2), step('b', 5), step('c', 1, { incidents: 1 })], ({ name }) => name);
    expect(words).toBe(' Najwięcej spraw, 5, stoi na kroku b. Incydenty: c, 1.');
  });
});

describe('the line of eight weeks', () => {
  it('has a point for each week that was measured, higher where cases took longer', () => {
    expect(sparkPoints([null, 10, null, null, null, null, null, 20])).toBe('10.3,10.0 72.0,2.0');
  });

  it('is none where there is no second week to compare', () => {
    expect(sparkPoints([null, null, null, null, null, null, null, 20])).toBe('');
  });
});
