import { changeName, differenceWords, effectWords, inOrder, propertyWords } from './approval-words.ts';

const change = (kind: string, how: 'added' | 'removed' | 'changed', name = '') => ({
  ...{ kind, how, name },
  elementId: `${kind}-1`,
  properties: ['retry', 'nowhere'],
});

describe('what a new diagram changes, in words', () => {
  it('begins with steps of people, left out ones first', () => {
    const order = inOrder([
      change('flow', 'added'),
      change('service-task', 'added'),
      change('user-task', 'changed'),
      change('user-task', 'removed'),
    ]);
    expect(order.map(({ kind, how }) => [kind, how])).toEqual([
      ['user-task', 'removed'],
      ['user-task', 'changed'],
      ['service-task', 'added'],
      ['flow', 'added'],
    ]);
  });

  it('names an element without a name by its kind, and a flow by its ends', () => {
    expect(changeName(change('end-event', 'added'))).toBe('Koniec');
    expect(changeName(change('flow', 'added', 'Sprawdź → Wydaj'))).toBe('droga Sprawdź → Wydaj');
  });

  it('tells a property by its Polish name, an unknown one by its own', () => {
    expect(propertyWords(change('task', 'changed'))).toBe('ponawianie, nowhere');
  });
});

describe('what an act does to a case, in words', () => {
  it.each([
    [
      { what: 'variable', name: 'outcome', before: '"reject"', after: '"approve"' },
      'Dana outcome',
      '"reject" → "approve"',
    ],
    [{ what: 'variable', name: 'days', before: null, after: '7' }, 'Dana days', 'brak → 7'],
    [{ what: 'mapping', name: 'wait', before: 'wait', after: null }, 'Miejsce', 'wait: przestaje czekać'],
    [{ what: 'cases', name: '12', before: null, after: null }, 'Ile spraw', '12'],
  ] as const)('names %o', (difference, term, words) => {
    expect(differenceWords(difference)).toEqual({ term, words });
  });

  it('says why the case did not do it', () => {
    expect(effectWords('done')).toBe('zrobione');
    expect(effectWords('INCIDENT_NOT_OPEN')).toMatch(/^nie wykonano\. .{10,}/);
  });
});
