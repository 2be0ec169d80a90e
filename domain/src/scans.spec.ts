import { scanProgress } from './scans.ts';

const SINCE = new Date('2026-12-11T10:00:00Z');
const after = (seconds: number): Date => new Date(SINCE.getTime() + seconds * 1000);

describe('a scan that a clerk waits for (000-15)', () => {
  it.each([
    ['waiting', 19, 'running', null],
    ['waiting', 21, 'failed', 'STATION_OFFLINE'],
    ['claimed', 140, 'running', null],
    ['claimed', 160, 'failed', 'SCANNER_OFFLINE'],
    ['done', 200, 'done', null],
  ] as const)('is %s for %i seconds: %s, %s', (state, seconds, shown, code) => {
    expect(scanProgress({ state, code: null, since: SINCE }, after(seconds))).toEqual({ state: shown, code });
  });

  it('that failed tells why', () => {
    expect(scanProgress({ state: 'failed', code: 'SCANNER_JAMMED', since: SINCE }, after(1))).toEqual({
      state: 'failed',
      code: 'SCANNER_JAMMED',
    });
  });
});
