import { differencesOf, matrixOf } from './matrix.ts';
import type { Role } from './role-draft.ts';

const role = (part: Partial<Role>): Role => ({
  code: 'x',
  name: 'X',
  version: 1,
  grants: [],
  groups: [],
  hiddenFields: [],
  ...part,
});
const CLERK = role({
  name: 'Biuro',
  grants: [
    { permission: 'card.read', condition: null },
    { permission: 'card.hand-over', condition: 'own-point' },
  ],
});
const LEAD = role({
  name: 'Kierownik',
  grants: [{ permission: 'card.read', condition: null }],
  groups: ['office'],
  hiddenFields: ['cards.holder'],
});
const GROUPS = { groups: [{ code: 'office', name: 'Biuro', atOwnPoint: false, hasMembers: true }] };

describe('the matrix of roles and rights', () => {
  it('says of each right whether and where it reaches', () => {
    const lines = matrixOf([CLERK, LEAD], GROUPS);
    expect(lines.find(({ about }) => about === 'Czyta rejestr kart')?.words).toEqual(['tak', 'tak']);
    expect(lines.find(({ about }) => about === 'Wydaje karty')?.words).toEqual(['tylko w swoim punkcie', 'nie']);
  });

  it('of two roles shows the lines in which they differ', () => {
    expect(differencesOf(matrixOf([CLERK, LEAD], GROUPS))).toEqual([
      { about: 'Wydaje karty', words: ['tylko w swoim punkcie', 'nie'] },
      { about: 'Grupa: Biuro', words: ['nie', 'tak'] },
      { about: 'Karty, kolumna: Osoba', words: ['widoczna', 'ukryta'] },
    ]);
  });
});
