import { LETTERS } from '@karta/domain';
import { checkLetter, checkUse, renderLetter } from './letter-text.ts';

const letter = (text: string, subject = 'Temat') => ({ subject, text });

describe('a letter', () => {
  it('is plain text: signs of HTML stay as they are', () => {
    expect(renderLetter(letter('{{note}}'), { note: 'a < b & "c"' }).text).toBe('a < b & "c"');
  });

  it('leaves a section out whose fact is not there, and writes the other one', () => {
    const text = '{{#note}}Powód: {{note}}{{/note}}{{^note}}Bez powodu{{/note}}';
    expect(renderLetter(letter(text), { note: 'x' }).text).toBe('Powód: x');
    expect(renderLetter(letter(text), { note: '' }).text).toBe('Bez powodu');
    expect(renderLetter(letter(text), { note: null }).text).toBe('Bez powodu');
  });

  it('takes no placeholder from what a fact says', () => {
    expect(renderLetter(letter('{{note}}'), { note: '{{officePhone}}', officePhone: '1' }).text).toBe(
      '{{officePhone}}',
    );
  });
});

describe('the check of a letter', () => {
  it.each([
    ['{{pesel}}', 'pesel'],
    ['{{#note}}{{note}} {{constructor}}{{/note}}', 'constructor'],
    ['{{^uid}}{{/uid}}', 'uid'],
    ['{{note.length}}', 'note.length'],
    ['{{{photo}}} {{&photo}}', 'photo'],
  ])('refuses %s, naming what it does not know', (text, unknown) => {
    expect(() => checkLetter(letter(text), ['note'])).toThrow(
      expect.objectContaining({ code: 'LETTER_UNKNOWN_FACT', facts: { unknown } }),
    );
  });

  it.each(['{{#note}}', '{{note', '{{/note}}', '{{> other}}', '{{=<% %>=}}'])('refuses %s as broken', (text) => {
    expect(() => checkLetter(letter(text), ['note'])).toThrow(expect.objectContaining({ code: 'LETTER_BROKEN' }));
  });

  it('reads the subject too', () => {
    expect(() => checkLetter(letter('', '{{pesel}}'), ['note'])).toThrow(
      expect.objectContaining({ fields: [{ path: 'subject', code: 'UNKNOWN_FACT' }] }),
    );
  });

  it('takes facts, sections and remarks', () => {
    expect(() => checkLetter(letter('{{! uwaga }}{{#note}}{{note}}{{/note}}'), ['note'])).not.toThrow();
  });
});

describe('a letter that is of no use', () => {
  const sample = { link: 'https://miasto.example/x', note: 'Brak strony.' };
  const mail = { channel: 'mail', kind: LETTERS['account-activation'], sample } as const;
  const sms = { channel: 'sms', kind: LETTERS['card-ready'], sample } as const;

  it.each([
    ['an empty text', letter('', 'Temat'), mail, 'LETTER_EMPTY'],
    ['a blank subject', letter('{{link}}', ' '), mail, 'LETTER_EMPTY'],
    ['half a sign', letter('{{link}} \ud800'), mail, 'LETTER_EMPTY'],
    ['a subject of two lines', letter('{{link}}', 'Temat\r\nBcc: x@y.example'), mail, 'LETTER_BROKEN'],
    ['no link', letter('Witaj'), mail, 'LETTER_LACKS_FACT'],
    ['a link that falls out', letter('{{#note}}{{/note}}{{^link}}{{link}}{{/link}}', 'T'), mail, 'LETTER_EMPTY'],
    ['the link twice', letter('{{link}} https://obcy.example/?t={{link}}'), mail, 'LETTER_LACKS_FACT'],
    ['only what may not be there', letter('{{#fee}}Zapłać{{/fee}}'), sms, 'LETTER_EMPTY'],
    ['seven parts for the phone', letter('ą'.repeat(1000)), sms, 'LETTER_TOO_LONG'],
  ])('is refused: %s', (_, written, name, code) => {
    expect(() => checkUse(written, name)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    [letter('Kliknij: {{link}}'), mail],
    [letter('{{{link}}}'), mail],
    [letter('Karta czeka. {{note}}', ''), sms],
  ])('is not %j', (written, name) => {
    expect(() => checkUse(written, name)).not.toThrow();
  });
});
