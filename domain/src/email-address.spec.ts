import { isEmail, plainEmail } from './email-address.ts';

describe('an e-mail address', () => {
  it.each([
    ['jan&anna@poczta.example', 'jan&anna@poczta.example'],
    ['biuro/karta@poczta.example', 'biuro/karta@poczta.example'],
    ['jan=dom@poczta.example', 'jan=dom@poczta.example'],
    ['hej!@poczta.example', 'hej!@poczta.example'],
    ['jan#1@poczta.example', 'jan#1@poczta.example'],
    ['jan@poczta.xn--p1ai', 'jan@poczta.xn--p1ai'],
    ['jan@łódź.example', 'jan@xn--d-uga0v4h.example'],
    ['mailto:jan@poczta.example', 'jan@poczta.example'],
    ['Jan Kowalski <Jan@Poczta.example>', 'jan@poczta.example'],
    ['jan@poczta.example\u200b ', 'jan@poczta.example'],
  ])('%s is taken as %s', (typed, expected) => {
    expect(plainEmail(typed)).toBe(expected);
    expect(isEmail(expected)).toBe(true);
  });

  it.each([
    'jan',
    'jan@',
    '@poczta.example',
    'jan@poczta',
    'jan kowalski@poczta.example',
    'jan..k@poczta.example',
    'jan@-x.example',
    'jan@a@b.example',
    'łukasz@poczta.example',
    `${'a'.repeat(250)}@b.pl`,
  ])('%s is none', (typed) => {
    expect(isEmail(plainEmail(typed))).toBe(false);
  });
});
