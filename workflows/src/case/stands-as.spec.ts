import { standsAs } from './stands-as.ts';

const CASE = {
  input: { process: { version: 2 } },
  state: { tokens: { t1: { node: 'review' }, t2: { node: 'wait' } } },
} as unknown as Parameters<typeof standsAs>[0];

describe('a case that an act leans on', () => {
  it.each([
    ['as it was seen', { version: 2, places: { t1: 'review' } }, true],
    ['where nothing is compared', {}, true],
    ['by another version', { version: 1 }, false],
    ['with the token somewhere else', { places: { t1: 'enter' } }, false],
    ['without the token', { places: { t2: 'wait', t3: 'review' } }, false],
  ])('%s', (_what, seen, stands) => {
    expect(standsAs(CASE, seen)).toBe(stands);
  });
});
