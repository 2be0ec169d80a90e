import { inMillimetres, tenthsFrom } from './print-offset-words.ts';

it.each([
  ['0,4', 4],
  ['-0,4', -4],
  ['−1.2', -12],
  ['3', 30],
  ['', 0],
  ['3,1', null],
  ['0,45', null],
  ['dużo', null],
])('reads „%s” as %s tenths of a millimetre', (typed, tenths) => {
  expect(tenthsFrom(typed)).toBe(tenths);
});

it('writes tenths as Polish millimetres', () => {
  expect([4, -12, 30, 0].map(inMillimetres)).toEqual(['0,4', '-1,2', '3', '0']);
});
