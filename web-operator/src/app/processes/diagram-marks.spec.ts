import { diagramMarks } from './diagram-marks.ts';

const step = (elementId: string, state: string) => ({
  tokenId: elementId,
  elementId,
  name: elementId,
  type: 'task',
  state,
  actor: null,
  enteredAt: '2026-11-24T10:00:00Z',
  leftAt: null,
  flowId: null,
  attempts: 1,
});

describe('marks upon the diagram', () => {
  it('marks the way taken and where the token stands', () => {
    // when
    const marks = diagramMarks([step('check', 'done'), step('verify', 'active')], ['verify'], ['flow1'], []);

    // then
    expect(marks).toEqual([
      { id: 'flow1', marker: 'km-done' },
      { id: 'check', marker: 'km-done' },
      { id: 'verify', marker: 'km-token' },
    ]);
  });

  it('shows an open incident and forgets a resolved one', () => {
    const incident = {
      id: 'i1',
      elementId: 'notify',
      name: 'Powiadom',
      code: 'SMS',
      message: '',
      openedAt: '2026-11-24T10:00:00Z',
      state: 'open' as const,
    };

    expect(diagramMarks([], [], [], [incident])).toEqual([{ id: 'notify', marker: 'km-incident' }]);
    expect(diagramMarks([], [], [], [{ ...incident, state: 'resolved' }])).toEqual([]);
  });
});
