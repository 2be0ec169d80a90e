import { sketch } from '../../testing/sketched.ts';
import { compileProcesses } from '../compile/index.ts';
import type { ProcessGraph } from '../graph/index.ts';
import { newCase, step } from './step.ts';

const AT = '2026-01-01T00:00:00.000Z';

async function graphOf(inner: string): Promise<ProcessGraph> {
  const { graphs } = await compileProcesses(sketch(inner));
  const [graph] = graphs;
  if (!graph) throw new Error('The sketch has no process');
  return graph;
}

const ASKS = `<startEvent id="S"/><businessRuleTask id="R" km:decision="d"/><endEvent id="E"/>
  <sequenceFlow id="S_R" sourceRef="S" targetRef="R"/><sequenceFlow id="R_E" sourceRef="R" targetRef="E"/>`;

describe('Whatever fails within a step', () => {
  it('is an incident with its element, also when it is no failure of an expression', async () => {
    // given
    const graph = await graphOf(ASKS);
    const decide = (): never => {
      throw new RangeError('Invalid time value');
    };

    // when
    const { state } = step(graph, newCase(), { at: AT, kind: 'start', variables: {} }, { decide });

    // then
    expect(Object.values(state.tokens)).toEqual([
      expect.objectContaining({
        node: 'R',
        status: 'incident',
        incident: expect.objectContaining({ code: 'EXPRESSION_FAILED', message: 'Invalid time value' }) as unknown,
      }),
    ]);
  });

  it('is an incident of the token that was meant when an event cannot happen', async () => {
    // given a timer whose next occurrence lies beyond the calendar
    const graph = await graphOf(`<startEvent id="S"/><userTask id="U"/><endEvent id="E"/>
      <boundaryEvent id="B" attachedToRef="U" cancelActivity="false"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
      <endEvent id="X"/><sequenceFlow id="B_X" sourceRef="B" targetRef="X"/>
      <sequenceFlow id="S_U" sourceRef="S" targetRef="U"/><sequenceFlow id="U_E" sourceRef="U" targetRef="E"/>`);
    const started = step(graph, newCase(), { at: AT, kind: 'start', variables: {} }).state;
    const [wait] = Object.keys(started.waits);

    // when
    const fired = step(graph, started, { at: '9999-12-31T23:30:00.000Z', kind: 'timer-fired', wait: wait ?? '' });

    // then
    expect(Object.values(fired.state.tokens)).toEqual([
      expect.objectContaining({
        node: 'U',
        incident: expect.objectContaining({ code: 'EXPRESSION_FAILED' }) as unknown,
      }),
    ]);
  });
});
