import { isMentioned, mentionPieces } from './mentions.ts';

describe('C-7 a text that calls somebody', () => {
  it('C-7 calls by the whole name alone', () => {
    expect(isMentioned('Zapytaj @Anna Kowal, proszę', 'Anna Kowal')).toBe(true);
    expect(isMentioned('Zapytaj @Anna Kowalska', 'Anna Kowal')).toBe(false);
    expect(isMentioned('Zapytaj @Anna Kowal-Nowak', 'Anna Kowal')).toBe(false);
    expect(isMentioned('@Anna Kowalska i @Anna Kowal', 'Anna Kowal')).toBe(true);
    expect(isMentioned('Anna Kowal', 'Anna Kowal')).toBe(false);
  });

  it('C-7 is cut at each name, the longer one first', () => {
    const pieces = mentionPieces('Hej @Anna Kowal-Nowak i @Anna Kowal!', ['Anna Kowal', 'Anna Kowal-Nowak']);
    expect(pieces.filter(({ isMention }) => isMention).map(({ text }) => text)).toEqual([
      '@Anna Kowal-Nowak',
      '@Anna Kowal',
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe('Hej @Anna Kowal-Nowak i @Anna Kowal!');
  });

  it('C-7 is one piece where it calls nobody', () => {
    expect(mentionPieces('ewa@urzad.example', ['Ewa'])).toEqual([{ text: 'ewa@urzad.example', isMention: false }]);
    expect(mentionPieces('', ['Ewa'])).toEqual([]);
  });
});
