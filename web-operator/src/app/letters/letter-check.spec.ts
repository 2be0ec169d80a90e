import { addSentences } from '@karta/web-shared';
import { OFFICE_SENTENCES } from '../office-sentences.ts';
import { mistakeOf, namelessIn, partsWarning } from './letter-check.ts';

const refusal = (code: string, more: object) => ({ type: 'about:blank', title: code, status: 422, code, ...more });

beforeAll(() => addSentences(OFFICE_SENTENCES));

describe('what is wrong with a letter', () => {
  it.each([
    ['', 'Dzień dobry,\nkarta {{ }} czeka', { at: 'text', sentence: expect.stringMatching(/^Wiersz 2: „{{ }}” nie/) }],
    ['', '{{#}}x{{/}}', { at: 'text', sentence: expect.stringMatching(/^Wiersz 1: „{{#}}”/) }],
    ['Karta {{}}', 'x', { at: 'subject', sentence: expect.stringMatching(/^Temat: „{{}}”/) }],
    ['Karta {{cardNumber}}', '{{#due}}do {{due}}{{/due}}', null],
  ])('an empty placeholder is told with its place: %j %j', (subject, text, mistake) => {
    expect(namelessIn({ subject, text })).toEqual(mistake);
  });

  it.each([
    ['LETTER_EMPTY', 'subject', /nie mogą być puste/],
    ['LETTER_LACKS_FACT', 'text', /{{link}}/],
    ['LETTER_TOO_LONG', 'text', /najwyżej 6 części/],
  ])('%s stands at the field %s', (code, path, sentence) => {
    const problem = refusal(code, { fields: [{ path, code }] });
    expect(mistakeOf(problem)).toEqual({ at: path, sentence: expect.stringMatching(sentence) });
  });

  it('what is unknown is named; what is no field’s stands above', () => {
    const fields = [{ path: 'text', code: 'UNKNOWN_FACT' }];
    expect(mistakeOf(refusal('LETTER_UNKNOWN_FACT', { unknown: 'pesel', fields })).sentence).toMatch(
      /Nieznane: pesel\.$/,
    );
    expect(mistakeOf(refusal('CHANGED_MEANWHILE', {})).at).toBeNull();
  });

  it('more than two parts cost more, more than six are refused', () => {
    expect([1, 2].map(partsWarning)).toEqual(['', '']);
    expect(partsWarning(3)).toContain('3 części');
    expect(partsWarning(7)).toContain('najwyżej 6 części');
  });
});
