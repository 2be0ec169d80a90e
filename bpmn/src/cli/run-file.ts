import { parseArgs } from 'node:util';
import { compileProcesses } from '../compile/index.ts';
import { problem } from '../lint/index.ts';
import type { EventTrigger, ProcessGraph } from '../graph/index.ts';
import type { Variables } from '../feel/index.ts';
import { simulate } from '../simulation/simulate.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { decisionsOf } from './decisions-of-run.ts';
import { printProblems } from './lint-files.ts';
import { parseJson, readInput } from './read-input.ts';
import { readAnswers } from './run-answers.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  process: { type: 'string' },
  vars: { type: 'string' },
  answers: { type: 'string' },
  decisions: { type: 'string' },
  'max-steps': { type: 'string' },
  'in-order': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** `run FILE`: the trace, then the outcome, as JSON lines. @returns 0 completed, 2 refused by lint, 3 anything else */
export async function runFile(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('run FILE: one file is expected');
  const { graphs, problems } = await compileProcesses(await readInput(file));
  printProblems(problems);
  if (problems.some(({ severity }) => severity === 'error')) return 2;
  const graph = chooseProcess(graphs, values.process);
  if (!graph) {
    printProblems([problem('UNKNOWN_PROCESS', '-', values.process ?? '')]);
    return 2;
  }
  const answers = values.answers === undefined ? [] : await readAnswers(values.answers);
  const variables = values.vars === undefined ? {} : parseJson(values.vars, '--vars');
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables))
    throw new UsageError('--vars: a JSON object is expected');
  const { trace, outcome } = simulate(graphs, graph, {
    variables: variables as Variables,
    answers,
    ...(values['in-order'] === true && { inOrder: true }),
    maxSteps: stepsOf(values['max-steps']),
    decide: await decisionsOf(file, values.decisions),
  });
  const lines = [...trace, outcome].map((line) => `${JSON.stringify(line)}\n`);
  process.stdout.write(lines.join(''));
  return outcome.state === 'completed' ? 0 : 3;
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // parseArgs throws TypeError for options that do not exist or lack their value
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function stepsOf(text: string | undefined): number {
  if (text === undefined) return 10_000;
  const steps = Number(text);
  if (!Number.isInteger(steps) || steps < 1) throw new UsageError('--max-steps: a whole number above 0 is expected');
  return steps;
}

/** The named process; else the only one; else the one that no other calls or messages. */
function chooseProcess(graphs: readonly ProcessGraph[], id: string | undefined): ProcessGraph | undefined {
  if (id !== undefined) return graphs.find(({ processId }) => processId === id);
  const independent = graphs.filter((graph) => !graphs.some((other) => other !== graph && reaches(other, graph)));
  return independent[0] ?? graphs[0];
}

function reaches(other: ProcessGraph, graph: ProcessGraph): boolean {
  const starting = Object.values(graph.nodes).flatMap(({ kind, parent, trigger, instantiate }) =>
    (kind === 'start-event' || instantiate === true) && parent === undefined ? messagesOf(trigger) : [],
  );
  return Object.values(other.nodes).some(({ kind, called, trigger }) => {
    if (called?.process === graph.processId) return true;
    const isThrown = kind === 'send-task' || kind === 'intermediate-throw-event' || kind === 'end-event';
    return isThrown && messagesOf(trigger).some((name) => starting.includes(name));
  });
}

const messagesOf = (trigger: EventTrigger | undefined): string[] =>
  partsOf(trigger).flatMap((part) => (part.kind === 'message' ? [part.name] : []));
