import { calledIn, colleaguesLike, openMention } from './mention-text.ts';

const anna = { id: 'a', name: 'Anna Żak', unit: 'Biuro Karty' };
const other = { id: 'b', name: 'Anna Żak', unit: 'Biblioteka' };
const marek = { id: 'm', name: 'Marek Wójcik', unit: '' };

describe('C-7 a name that is typed after an @', () => {
  it('C-7 is known by the caret, and is not the domain of an address', () => {
    expect(openMention('Zapytaj @an', 11)).toEqual({ from: 8, typed: 'an' });
    expect(openMention('Zapytaj @an', 8)).toBeNull();
    expect(openMention('ewa@urzad', 9)).toBeNull();
    expect(openMention('@', 1)).toEqual({ from: 0, typed: '' });
  });

  it('C-7 offers whose name or surname begins like this, whatever the marks', () => {
    expect(colleaguesLike([anna, marek], 'zak')).toEqual([anna]);
    expect(colleaguesLike([anna, marek], 'marek w')).toEqual([marek]);
    expect(colleaguesLike([anna, marek], '')).toEqual([anna, marek]);
    expect(colleaguesLike([anna, marek], 'cik')).toEqual([]);
    expect(colleaguesLike([anna, marek], 'Marek Wójcik ')).toEqual([]);
  });
});

describe('C-7 whom a note calls', () => {
  it('C-7 are those whose name stands in it', () => {
    expect(calledIn('@Marek Wójcik, sprawdź', [anna, marek], new Set())).toEqual(['m']);
    expect(calledIn('Marek Wójcik', [anna, marek], new Set(['m']))).toEqual([]);
  });

  it('C-7 is the one who was chosen where two have one name, and both where nobody was', () => {
    expect(calledIn('@Anna Żak', [anna, other], new Set(['b']))).toEqual(['b']);
    expect(calledIn('@Anna Żak', [anna, other], new Set())).toEqual(['a', 'b']);
  });
});
