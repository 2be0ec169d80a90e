import { changedPieces } from './changed-words.ts';

describe('what differs from the register', () => {
  it('is the street and the number, not the town', () => {
    expect(changedPieces('ul. Nadbrzeżna 31, 09-990 Nowa Rzeczna', 'ul. Młyńska 7 m. 2, 09-990 Nowa Rzeczna')).toEqual({
      before: 'ul. ',
      changed: 'Nadbrzeżna 31,',
      after: ' 09-990 Nowa Rzeczna',
    });
  });

  it('is the second part of a double name', () => {
    expect(changedPieces('Brzęczyszczykiewicz-Wójcik', 'Brzęczyszczykiewicz')).toEqual({
      before: '',
      changed: 'Brzęczyszczykiewicz-Wójcik',
      after: '',
    });
    expect(changedPieces('Nowak-Wójcik', 'Nowak-Kos')).toEqual({ before: 'Nowak-', changed: 'Wójcik', after: '' });
  });

  it('is the whole value where nothing is alike, and nothing where all is', () => {
    expect(changedPieces('Anna', 'Ewa')).toEqual({ before: '', changed: 'Anna', after: '' });
    expect(changedPieces('Anna', 'Anna')).toEqual({ before: 'Anna', changed: '', after: '' });
  });
});
