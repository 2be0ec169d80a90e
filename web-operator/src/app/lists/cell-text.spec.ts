import { cellText } from './cell-text.ts';

it.each([
  ['text', 'Biblioteka', 'Biblioteka'],
  ['number', 1473, '1473'],
  ['date', '2026-11-09', '9.11.2026'],
  ['instant', '2026-11-09T11:05:00Z', '9.11.2026 12:05'],
  ['texts', ['Zweryfikuj wniosek', 'Czekaj'], 'Zweryfikuj wniosek, Czekaj'],
  ['flag', true, 'tak'],
  ['code', 'ready', 'Gotowa do odbioru'],
  ['code', 'brought-by-a-diagram', 'brought-by-a-diagram'],
  ['date', null, ''],
  ['instant', undefined, ''],
] as const)('a cell of kind %s shows %j as „%s”', (kind, value, text) => {
  expect(cellText(kind, value, { ready: 'Gotowa do odbioru' })).toBe(text);
});
