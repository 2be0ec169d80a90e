import { isEasyPin, isReaderHeard, READER_FIELDS, READER_VERDICTS, readerState, toldBeside } from './readers.ts';

const ENROLLED = { hasKey: true, revokedAt: null, pinFailures: 0 };

it.each([
  ['without a device is new', { hasKey: false }, 'new'],
  ['with one is enrolled', {}, 'enrolled'],
  ['after four wrong PINs in a row still is', { pinFailures: 4 }, 'enrolled'],
  ['after five is locked', { pinFailures: 5 }, 'locked'],
  ['that was revoked is that, locked or not', { pinFailures: 5, revokedAt: new Date() }, 'revoked'],
] as const)('a reader %s', (_what, change, state) => {
  expect(readerState({ ...ENROLLED, ...change })).toBe(state);
});

it('a reader is heard for a quarter of an hour after it asked', () => {
  const now = new Date('2026-12-07T12:00:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  expect([null, ago(16), ago(14)].map((at) => isReaderHeard(at, now))).toEqual([false, false, true]);
});

it.each([
  ['0000', true],
  ['77777777', true],
  ['1234', true],
  ['7890', true],
  ['4321', true],
  ['1998', false],
  ['2580', false],
  ['1233', false],
])('the PIN %s is easy to guess: %s', (pin, isEasy) => {
  expect(isEasyPin(pin)).toBe(isEasy);
});

it('of a person nothing is told but beside a valid card; of an expired one its number and its last day', () => {
  const told = READER_VERDICTS.map((verdict) => [verdict, toldBeside(verdict, READER_FIELDS)]);
  expect(Object.fromEntries(told)).toEqual({
    valid: READER_FIELDS,
    expired: ['number', 'validUntil'],
    inactive: [],
    blocked: [],
    unknown: [],
    again: [],
    copy: [],
  });
  expect(toldBeside('valid', ['reliefs', 'name'])).toEqual(['name', 'reliefs']);
});
