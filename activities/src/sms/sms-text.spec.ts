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

it('writes Polish without its marks', () => {
  expect(transliterate('Zażółć gęślą jaźń: „Źdźbło” – ŁÓDŹ… 5 €')).toBe('Zazolc gesla jazn: "Zdzblo" - LODZ... 5 €');
});

it('leaves nothing outside the alphabet', () => {
  expect(smsSize(transliterate('Привіт 👋 ąę')).alphabet).toBe('gsm-7');
});
