import { catalogueOf } from './catalogues.ts';
import { fieldMistake, rowMistakes } from './fits-field.ts';

const text = { kind: 'text', least: 1, most: 10 } as const;
const date = { kind: 'date', isOptional: true } as const;

describe('a value of a catalogue', () => {
  it.each([
    [text, 'Ratusz', undefined],
    [text, ' ', 'MISSING'],
    [text, 'a'.repeat(11), 'TOO_LONG'],
    [text, 'a\nb', 'WRONG'],
    [{ ...text, most: 40 } as const, 'PESEL 44051401359', 'PERSONAL_NUMBER'],
    [{ ...text, most: 40, as: 'email' } as const, 'nie adres', 'WRONG'],
    [{ kind: 'number', least: 1, most: 5 } as const, 6, 'OUT_OF_RANGE'],
    [{ kind: 'number', least: 1, most: 5 } as const, '3', 'OUT_OF_RANGE'],
    [date, null, undefined],
    [date, '2026-02-30x', 'WRONG'],
    [{ kind: 'instant' } as const, null, 'MISSING'],
    [{ kind: 'instant' } as const, '2026-11-29T10:00:00.000Z', undefined],
    [{ kind: 'choice', of: ['percent'] } as const, 'amount', 'MISSING'],
    [{ kind: 'choices', of: ['card.status'] } as const, ['other'], 'WRONG'],
    [{ kind: 'lines', most: 5, count: 2 } as const, ['a', 'b', 'c'], 'TOO_LONG'],
    [{ kind: 'lines', most: 5, count: 2 } as const, ['a', 'bbbbbb'], 'TOO_LONG'],
    [{ kind: 'flag' } as const, 'tak', 'WRONG'],
  ])('%j of %j: %s', (field, value, mistake) => expect(fieldMistake(field, value)).toBe(mistake));

  it('is missing where it was not sent', () => {
    expect(rowMistakes(catalogueOf('reply-templates'), { name: 'Prośba' })).toEqual([
      { path: 'body', code: 'WRONG' },
      { path: 'position', code: 'OUT_OF_RANGE' },
    ]);
  });
});
