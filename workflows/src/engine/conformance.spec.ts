import { readdirSync, readFileSync } from 'node:fs';
import { compileProcesses } from '../compile/index.ts';
import { rehearse, type Answer, type Outcome, type TraceLine } from './rehearsal.ts';
import type { Value, Variables } from './variables.ts';

/** One diagram, what happens to it, and what the standard says of it. */
interface Case {
  readonly file: string;
  readonly it: string;
  readonly variables?: Variables;
  readonly answers?: readonly Answer[];
  readonly maxSteps?: number;
  readonly then: Expected;
}

/** Only what is named is asked for. Lines of the trace are written `enter ELEMENT`. */
interface Expected {
  readonly state?: Outcome['state'] | 'refused';
  readonly error?: string;
  /** `ELEMENT:kind` */
  readonly waiting?: readonly string[];
  /** The variable `log`, to which the scripts of these diagrams append their names. */
  readonly log?: readonly Value[];
  readonly logInAnyOrder?: readonly Value[];
  readonly variables?: Variables;
  readonly absent?: readonly string[];
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly at?: Readonly<Record<string, readonly string[]>>;
}

const folder = new URL('../../testing/conformance/', import.meta.url);

describe.each(readdirSync(folder))('BPMN 2.0.2: %s', (element) => {
  const cases = JSON.parse(readFileSync(new URL(`${element}/cases.json`, folder), 'utf8')) as Case[];

  it('has an expectation for every diagram', () => {
    const diagrams = readdirSync(new URL(`${element}/`, folder)).filter((name) => name.endsWith('.bpmn'));
    expect(cases.map(({ file }) => `${file}.bpmn`).toSorted()).toEqual(diagrams.toSorted());
  });

  it.each(cases.map((each) => [each.it, each] as const))(
    '%s',
    async (_sentence, { file, then, variables, ...more }) => {
      // given
      const given = { ...more, variables: { log: [], ...variables } };
      const { graphs, problems } = await compileProcesses(readFileSync(new URL(`${element}/${file}.bpmn`, folder)));
      const [main] = graphs;

      // when
      const isRefused = problems.some(({ severity }) => severity === 'error');
      const { trace, outcome } = isRefused || !main ? REFUSED : rehearse(graphs, main, given);

      // then
      expect(seen(trace, outcome, then)).toEqual(then);
    },
  );
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
