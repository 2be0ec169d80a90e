import { productionPhases } from './production-phases.ts';

const states = (phase: string, hasNumber: boolean): string[] =>
  productionPhases(phase, hasNumber).map((line) => line.state);

describe('the phases of a card in production', () => {
  it('goes from the blank to the finished card', () => {
    expect(states('waiting-for-start', false)).toEqual(['now', 'next', 'next', 'next']);
    expect(states('producing', true)).toEqual(['done', 'done', 'now', 'next']);
    expect(states('done', true)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('shows where it is stuck', () => {
    expect(states('needs-answer', false)).toEqual(['done', 'stuck', 'next', 'next']);
    expect(states('needs-answer', true)).toEqual(['done', 'done', 'stuck', 'next']);
  });
});
