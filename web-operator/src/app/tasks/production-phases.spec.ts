import { productionPhases } from './production-phases.ts';

const states = (phase: string, problem: string | null = null): string[] =>
  productionPhases(phase, problem).map((line) => line.state);

describe('the phases of a card in production', () => {
  it('goes from the blank to the finished card', () => {
    expect(states('waiting-for-start')).toEqual(['now', 'next', 'next', 'next']);
    expect(states('producing')).toEqual(['done', 'done', 'now', 'next']);
    expect(states('done')).toEqual(['done', 'done', 'done', 'done']);
  });

  it('shows where it is stuck', () => {
    expect(states('needs-answer', 'CHIP_UNREADABLE')).toEqual(['done', 'stuck', 'next', 'next']);
    expect(states('needs-answer', 'PRINTER_OUT_OF_CARDS')).toEqual(['done', 'done', 'stuck', 'next']);
  });
});
