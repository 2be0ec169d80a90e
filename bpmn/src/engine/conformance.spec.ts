import { compileProcesses } from '../compile/index.ts';
import {
  conformanceCases,
  conformanceDiagrams,
  conformanceElements,
  conformanceXml,
  givenVariables,
  type Expected,
} from '../../testing/conformance-cases.ts';
import { simulate, type TraceLine } from '../simulation/simulate.ts';
import type { Outcome } from '../simulation/outcome.ts';
import type { Value, Variables } from '../feel/variables.ts';

describe.each(conformanceElements())('BPMN 2.0.2: %s', (element) => {
  const cases = conformanceCases(element);

  it('has an expectation for every diagram', () => {
    const diagrams = conformanceDiagrams(element);
    expect(cases.map(({ file }) => `${file}.bpmn`).toSorted()).toEqual(diagrams.toSorted());
  });

  it.each(cases.map((each) => [each.it, each] as const))('%s', async (_sentence, each) => {
    // given
    const { graphs, problems } = await compileProcesses(conformanceXml(element, each.file));
    const [main] = graphs;

    // when
    const isRefused = problems.some(({ severity }) => severity === 'error');
    const { trace, outcome } =
      isRefused || !main ? REFUSED : simulate(graphs, main, { ...each, variables: givenVariables(each) });

    // then
    expect(seen(trace, outcome, each.then)).toEqual(each.then);
  });
});

const REFUSED = { trace: [], outcome: { state: 'refused' as const, variables: {}, waiting: [], error: undefined } };

/** What there is of what is expected, in its shape. */
function seen(
  trace: readonly TraceLine[],
  { state, variables, waiting, error }: Omit<Outcome, 'state'> & { readonly state: Outcome['state'] | 'refused' },
  expected: Expected,
): Expected {
  const lines = trace.map((line) => `${line.event} ${line.element}`);
  const log = Array.isArray(variables['log']) ? variables['log'] : [];
  const timesOf = (wanted: string): string[] => trace.flatMap(({ at }, index) => (lines[index] === wanted ? at : []));
  const found: Required<Expected> = {
    state,
    error: error?.code ?? '',
    waiting: waiting.map(({ element, kind }) => `${element}:${kind}`),
    log,
    logInAnyOrder: isSameInAnyOrder(log, expected.logInAnyOrder ?? []) ? (expected.logInAnyOrder ?? []) : log,
    variables: pick(variables, Object.keys(expected.variables ?? {})),
    absent: (expected.absent ?? []).filter((name) => !Object.hasOwn(variables, name)),
    has: (expected.has ?? []).filter((line) => lines.includes(line)),
    hasNot: (expected.hasNot ?? []).filter((line) => !lines.includes(line)),
    at: Object.fromEntries(Object.keys(expected.at ?? {}).map((line) => [line, timesOf(line)])),
  };
  return pick(found, Object.keys(expected)) as Expected;
}

const isSameInAnyOrder = (one: readonly Value[], other: readonly Value[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

function pick(record: object, names: readonly string[]): Variables {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}
