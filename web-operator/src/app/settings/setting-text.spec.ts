import { settingText } from './setting-text.ts';

it.each([
  [null, '(puste)'],
  ['', '(puste)'],
  [true, 'tak'],
  [[60, 30], '60, 30'],
  [[{ code: 'loss', name: 'Zagubienie' }], 'Zagubienie'],
  [{ duplicate: { decisionDays: 7 } }, '{"duplicate":{"decisionDays":7}}'],
  [14, '14'],
])('%j reads as %s', (value, text) => expect(settingText(value)).toBe(text));
