import { BASIC } from './gsm-alphabet.ts';
import { smsSize, transliterate } from './sms-text.ts';

it.each([
  ['a', 160, 'gsm-7', 1],
  ['a', 161, 'gsm-7', 2],
  ['a', 306, 'gsm-7', 2],
  ['a', 307, 'gsm-7', 3],
  ['a', 918, 'gsm-7', 6],
  ['ł', 70, 'ucs-2', 1],
  ['ł', 71, 'ucs-2', 2],
  ['ł', 134, 'ucs-2', 2],
  ['ł', 135, 'ucs-2', 3],
  ['€', 80, 'gsm-7', 1],
  ['€', 81, 'gsm-7', 2],
])('counts %s × %i as %s in %i parts', (letter, count, alphabet, parts) => {
  expect(smsSize(letter.repeat(count))).toMatchObject({ alphabet, parts });
});

it('knows the 127 signs of the default alphabet, and Ü and § among them', () => {
  expect(BASIC.size).toBe(127);
  for (const sign of 'Ü§ÄÖÑ¿äöñüà@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡') expect(BASIC.has(sign)).toBe(true);
  expect(BASIC.has('\u0727')).toBe(false);
});

it.each([
  ['§', 'gsm-7', 1],
  ['\u0727', 'ucs-2', 1],
  ['€'.repeat(153), 'gsm-7', 3],
  [`ł${'a'.repeat(65)}👋${'a'.repeat(66)}`, 'ucs-2', 3],
])('tears no pair of units between two parts: %s', (text, alphabet, parts) => {
  expect(smsSize(text)).toMatchObject({ alphabet, parts });
});

it.each([
  ['art. 64 § 2 KPA', 'art. 64 § 2 KPA'],
  ['Ü', 'Ü'],
  ['Đặng, Œuvre, Þór, ışık', 'Dang, OEuvre, Thor, isik'],
  ['a\u202fb \u2010 «c» •', 'a b - "c" *'],
  ['a\u200bb', 'ab'],
])('writes %s as %s', (text, plain) => {
  expect(transliterate(text)).toBe(plain);
});

it('writes Polish without its marks', () => {
  expect(transliterate('Zażółć gęślą jaźń: „Źdźbło” – ŁÓDŹ… 5 €')).toBe('Zazolc gesla jazn: "Zdzblo" - LODZ... 5 €');
});

it('leaves nothing outside the alphabet', () => {
  expect(smsSize(transliterate('Привіт 👋 ąę')).alphabet).toBe('gsm-7');
});
