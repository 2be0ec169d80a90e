import { roundStep } from './report-chart.ts';

describe('the grid of a report', () => {
  it.each([
    [0.25, 1],
    [1, 1],
    [3, 5],
    [12, 20],
    [253, 500],
    [1000, 1000],
  ])('has a line at each round number: a quarter of %d gives steps of %d', (quarter, step) => {
    expect(roundStep(quarter)).toBe(step);
  });
});
