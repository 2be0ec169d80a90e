import { leavesOf, readAs, withLeaf } from './data-leaves.ts';

describe('the small values of an answer', () => {
  const answer = { problems: [], facts: { age: 40, livesInTown: true, reason: '', guardianDue: null } };

  it('are found by their path, each of its kind', () => {
    expect(leavesOf(answer)).toEqual([
      { path: 'problems', kind: 'json', text: '[]' },
      { path: 'facts.age', kind: 'number', text: '40' },
      { path: 'facts.livesInTown', kind: 'truth', text: 'true' },
      { path: 'facts.reason', kind: 'text', text: '' },
      { path: 'facts.guardianDue', kind: 'json', text: '' },
    ]);
  });

  it('are changed one at a time', () => {
    expect(withLeaf(answer, 'facts.age', '17', 'number')).toEqual({
      ...answer,
      facts: { ...answer.facts, age: 17 },
    });
  });

  it('are a text where they cannot be read, and nothing where nothing is typed', () => {
    expect([readAs('2026-12-31'), readAs('{"a":1}'), readAs(' ')]).toEqual(['2026-12-31', { a: 1 }, null]);
  });
});
