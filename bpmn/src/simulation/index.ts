export type { Outcome } from './outcome.ts';
export { simulate, type Answer, type SimulationOptions, type TraceLine } from './simulate.ts';
export { answerOf, Trial, type Choice } from './trial.ts';
