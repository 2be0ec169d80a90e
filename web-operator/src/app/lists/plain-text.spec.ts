import { codesNamed, markedPieces, plainText } from './plain-text.ts';

describe('searching as people type', () => {
  it('compares without case and Polish marks', () => {
    expect(plainText('Źdźbłowska')).toBe('zdzblowska');
  });

  it('finds the states whose words fit', () => {
    expect(codesNamed({ submitted: 'Złożony', 'in-review': 'W weryfikacji' }, 'ZLOZ')).toEqual(['submitted']);
  });

  it('marks what was found and changes no letter', () => {
    expect(markedPieces('Małgorzata Źdźbłowska', 'zdzb')).toEqual([
      { piece: 'Małgorzata ', isFound: false },
      { piece: 'Źdźb', isFound: true },
      { piece: 'łowska', isFound: false },
    ]);
    expect(markedPieces('Nowak', 'x')).toEqual([{ piece: 'Nowak', isFound: false }]);
    expect(markedPieces('Nowak', '')).toEqual([{ piece: 'Nowak', isFound: false }]);
  });
});
