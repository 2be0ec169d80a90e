import { isDone, openStep, STEPS, type Found } from './first-run-steps.ts';

const nothing: Found = { isNamed: false, points: 0, packages: 0, texts: [], people: 1, hasSender: false };
const all: Found = {
  isNamed: true,
  points: 1,
  packages: 2,
  texts: ['information-clause', 'terms'],
  people: 2,
  hasSender: true,
};

describe('the first run of a town', () => {
  it('goes on where it was left, whoever takes it up', () => {
    expect(openStep(nothing)).toBe('town');
    expect(openStep({ ...all, packages: 0 })).toBe('packages');
    expect(openStep(all)).toBe('start');
  });

  it('is over when nothing is missing', () => {
    expect(STEPS.map(({ code }) => isDone(code, all))).toEqual([true, null, true, true, true, true, true, true]);
    expect(isDone('start', { ...all, texts: ['terms'] })).toBe(false);
  });
});
