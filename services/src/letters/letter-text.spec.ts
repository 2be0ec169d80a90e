import { checkLetter, renderLetter } from './letter-text.ts';

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
