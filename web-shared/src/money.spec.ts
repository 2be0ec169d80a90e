import { zloty } from './money.ts';

it.each([
  [4800, '48,00\u00a0zł'],
  [5, '0,05\u00a0zł'],
  [123_456_789, '1\u00a0234\u00a0567,89\u00a0zł'],
])('reads %i grosze as %s', (grosze, words) => {
  expect(zloty(grosze)).toBe(words);
});
