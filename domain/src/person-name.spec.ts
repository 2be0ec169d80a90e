import { fullName, isInLatinLetters, isPersonName, plainName } from './person-name.ts';

describe('a name as it was typed or pasted', () => {
  it.each([
    ["'t Hooft", '’t Hooft'],
    ['’t Hooft', '’t Hooft'],
    ['Nowak–Kowalska', 'Nowak-Kowalska'],
    ['Nowak‐Kowalska', 'Nowak-Kowalska'],
    ['Nowak\u2011Kowalska', 'Nowak-Kowalska'],
    ['Nowak - Kowalska', 'Nowak-Kowalska'],
    ['Nowak\u00ad', 'Nowak'],
    ['O´Brien', 'O’Brien'],
    ['O`Brien', 'O’Brien'],
    ['Anna\u00a0Maria', 'Anna Maria'],
    ['Anna\tMaria', 'Anna Maria'],
    ['Anna  Maria ', 'Anna Maria'],
    ['\u200fŁucja', 'Łucja'],
    ['Ślizowa'.normalize('NFD'), 'Ślizowa'],
    ['Jan III', 'Jan III'],
  ])('%j is brought to %j and taken', (typed, plain) => {
    expect(plainName(typed)).toBe(plain);
    expect(isPersonName(plain)).toBe(true);
  });

  it.each([['-'], ['—'], ['  '], ['– –']])('%j says that there is no such name', (typed) => {
    expect(plainName(typed)).toBe('');
  });

  it.each([['Jan3'], ['<b>'], ['’'], ['.Jan'], ['a'.repeat(81)]])('%j is no name', (typed) => {
    expect(isPersonName(plainName(typed))).toBe(false);
  });

  it('is written without a gap by people who have one name', () => {
    expect(fullName({ firstName: '', lastName: 'Suharto' })).toBe('Suharto');
    expect(fullName({ firstName: 'Sukarno', lastName: '' })).toBe('Sukarno');
  });

  it.each([
    ['Łucja Đặng-Œuvre’a', true],
    ['Олена', false],
    ['Jаn', false],
    ['王', false],
    ['محمد', false],
  ])('%s is in Latin letters: %s', (name, expected) => {
    expect(isInLatinLetters(name)).toBe(expected);
  });
});
