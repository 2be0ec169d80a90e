import { MIGRATION_OBSTACLES } from '@karta/bpmn/engine';
import { drawnSteps, placesFor } from './drawn-steps.ts';
import { obstaclesOf, obstacleWords, proposedFor } from './migration-words.ts';

const file = (steps: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Proces">${steps}</process></definitions>`;
const before = drawnSteps(
  file('<startEvent id="s" name="Start"/><userTask id="a" name="Sprawdź"/><task id="b" name="Druk"/>'),
);

it('B-9 every obstacle has words of its own', () => {
  for (const code of MIGRATION_OBSTACLES) expect(obstacleWords(code)).not.toBe(code);
});

it('B-9 reads the named steps of a diagram, and where a case may be put', () => {
  expect(before.map(({ id }) => id)).toEqual(['s', 'a', 'b']);
  const xml = file('<startEvent id="s" name="Start"/><userTask id="a" name="Sprawdź"/><task id="b" name="Druk"/>');
  expect(placesFor(xml, 'a').map(({ id }) => id)).toEqual(['b']);
});

describe('B-9 the place that is proposed for a step that is gone', () => {
  it('is the one of the same kind and name', () => {
    const after = drawnSteps(file('<userTask id="a2" name="Sprawdź"/><userTask id="c" name="Inne"/>'));
    expect(proposedFor('a', before, after)).toBe('a2');
  });

  it('is the only new one of the kind, whatever its name', () => {
    const after = drawnSteps(file('<userTask id="c" name="Zweryfikuj"/><task id="b" name="Druk"/>'));
    expect(proposedFor('a', before, after)).toBe('c');
  });

  it('is none where several fit, or none does', () => {
    const after = drawnSteps(file('<userTask id="c" name="Jedno"/><userTask id="d" name="Drugie"/>'));
    expect(proposedFor('a', before, after)).toBeNull();
    expect(proposedFor('b', before, after)).toBeNull();
  });
});

it('B-9 counts each obstacle once a case, the commonest first', () => {
  const preview = (codes: readonly [string, string][]) => ({
    ...{ workflowId: 'w', from: 1, to: 2, isPossible: false, tokens: [], opened: [], ended: [] },
    obstacles: codes.map(([element, code]) => ({ record: 'token', element, target: null, code })),
  });
  const previews = [
    preview([
      ['a', 'OTHER_KIND'],
      ['b', 'ELEMENT_GONE'],
      ['b', 'ELEMENT_GONE'],
    ]),
    preview([['b', 'ELEMENT_GONE']]),
  ];
  expect(obstaclesOf(previews)).toEqual([
    { element: 'b', code: 'ELEMENT_GONE', cases: 2 },
    { element: 'a', code: 'OTHER_KIND', cases: 1 },
  ]);
});
