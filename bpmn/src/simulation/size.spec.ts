import { compileProcesses } from '../compile/index.ts';
import { simulate } from '../simulation/simulate.ts';

const BRANCHES = Array.from({ length: 10_000 }, (_, index) => index);
const file = (inner: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t"><process id="p" isExecutable="true"><startEvent id="s"/><endEvent id="e"/>${inner}</process></definitions>`;
const flow = (source: string, target: string): string => `<sequenceFlow sourceRef="${source}" targetRef="${target}"/>`;

const ROW = file(
  BRANCHES.map((index) => `<task id="t${index}"/>${flow(index === 0 ? 's' : `t${index - 1}`, `t${index}`)}`).join('') +
    flow('t9999', 'e'),
);
const FORK = file(
  `<parallelGateway id="fork"/><parallelGateway id="join"/>${flow('s', 'fork')}${flow('join', 'e')}${BRANCHES.map(
    (index) => `<task id="t${index}"/>${flow('fork', `t${index}`)}${flow(`t${index}`, 'join')}`,
  ).join('')}`,
);

describe('A diagram of ten thousand tasks', () => {
  it.each([
    ['in a row', ROW, 10_002],
    ['side by side between a fork and its join', FORK, 20_003],
  ])(
    'is read, linted and run within seconds %s',
    async (_where, xml, entered) => {
      // when
      const { graphs, problems } = await compileProcesses(xml);
      const [graph] = graphs;
      if (!graph) throw new Error('There is no process');
      const { trace, outcome } = simulate(graphs, graph, { maxSteps: 50_000 });

      // then; a quadratic engine would take minutes, longer than the test may last
      expect([problems, outcome.state]).toEqual([[], 'completed']);
      expect(trace.filter(({ event }) => event === 'enter')).toHaveLength(entered);
    },
    60_000,
  );
});
