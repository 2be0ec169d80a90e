import { isOfOneCard } from './production-batch.ts';

it.each([
  ['CHIP_ALREADY_USED', true],
  ['STEP_FAILED', true],
  ['PRINT_UNKNOWN', true],
  ['PRINTER_OUT_OF_RIBBON', false],
  ['STATION_OFFLINE', false],
])('000-02 a batch may go on without the card: %s %s', (problem, mayGoOn) => {
  expect(isOfOneCard(problem)).toBe(mayGoOn);
});
