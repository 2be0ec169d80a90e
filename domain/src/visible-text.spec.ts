import { isVisibleText } from './visible-text.ts';

it('is of signs that a reader sees', () => {
  expect(isVisibleText('Kierownik – Biuro „Karty” (Ł. 2) 🙂 Бюро')).toBe(true);
});

it.each(['a\u0000b', 'a\nb', 'a\u202eb', 'a\u2066b', 'a\u200bb', 'a\u00adb', 'a\ud800b', 'a\u2028b', 'a\ue000b'])(
  'is none with what nobody sees: %j',
  (text) => expect(isVisibleText(text)).toBe(false),
);
