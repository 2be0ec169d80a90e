import { codesNamed, markedPieces } from './plain-text.ts';

describe('searching as people type', () => {
  it('finds the states whose words fit', () => {
    expect(codesNamed({ submitted: 'Złożony', 'in-review': 'W weryfikacji' }, 'ZLOZ')).toEqual(['submitted']);
  });

  it('marks what was found and changes no letter', () => {
    expect(markedPieces('Małgorzata Źdźbłowska', 'zdzb')).toEqual([
      { piece: 'Małgorzata ', isFound: false },
      { piece: 'Źdźb', isFound: true },
      { piece: 'łowska', isFound: false },
    ]);
    expect(markedPieces('Wójcik-Śliż', 'kśl')).toEqual([
      { piece: 'Wójci', isFound: false },
      { piece: 'k-Śl', isFound: true },
      { piece: 'iż', isFound: false },
    ]);
    expect(markedPieces('Anna Maria Nowak', 'nowak anna')).toEqual([
      { piece: 'Anna', isFound: true },
      { piece: ' Maria ', isFound: false },
      { piece: 'Nowak', isFound: true },
    ]);
    expect(markedPieces('Nowak', 'x')).toEqual([{ piece: 'Nowak', isFound: false }]);
    expect(markedPieces('Nowak', '')).toEqual([{ piece: 'Nowak', isFound: false }]);
  });
});
