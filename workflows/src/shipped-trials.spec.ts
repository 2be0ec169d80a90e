import { readdirSync, readFileSync } from 'node:fs';
import { compileProcesses } from '@karta/bpmn/compile';
import { decideRule, readDecisions } from '@karta/bpmn/dmn';
import type { EngineHooks } from '@karta/bpmn/engine';
import type { Value } from '@karta/bpmn/feel';
import type { ProcessGraph } from '@karta/bpmn/graph';
import { answerOf, simulate, Trial, type Choice } from '@karta/bpmn/simulation';
import { FACTS } from '../testing/recorded-activities.ts';

const folder = new URL('../processes/', import.meta.url);
const decisions = new URL('../decisions/', import.meta.url);
const SETS = 100;
const MOST_ANSWERS = 60;

/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(all: readonly T[], random: () => number): T | undefined => all[Math.floor(random() * all.length)];

/** An answer of an activity with small facts that decide the way. */
function resultOf(random: () => number): Value {
  const isTrue = (): boolean => random() < 0.5;
  const date = `2026-0${1 + Math.floor(random() * 9)}-15T23:59:59+01:00`;
  return {
    problems: [],
    facts: {
      ...FACTS,
      age: Math.floor(random() * 90),
      packageCode: pick(['resident', 'senior', 'family'], random) ?? '',
      livesInTown: isTrue(),
      guardianDue: isTrue() ? date : null,
    },
    completionDeadline: date,
    lateAnswerCounts: isTrue(),
    byPost: isTrue(),
    cardId: 'card-1',
    residentId: 'resident-1',
    cardOutdated: isTrue(),
    offerUntil: date,
    needed: isTrue(),
    hasAddress: isTrue(),
    guardianAccountId: 'account-1',
    accountIds: ['account-1', 'account-2'],
    detachedIds: [],
    graceEnd: date,
    freeIds: ['account-1'],
    heldIds: isTrue() ? ['account-2'] : [],
    toTellIds: isTrue() ? ['account-2'] : [],
    accountId: 'account-1',
    answerDue: date,
    allowsReply: isTrue(),
  };
}

function answered(choice: Choice, random: () => number) {
  if (choice.kind === 'activity') return answerOf(choice, resultOf(random));
  if (choice.kind !== 'task') return answerOf(choice);
  return answerOf(choice, { outcome: pick(choice.outcomes ?? [], random) ?? 'done' });
}

const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const tables = readdirSync(decisions).map((name) => readDecisions(readFileSync(new URL(name, decisions), 'utf8')));
let graphs: ProcessGraph[];
beforeAll(async () => {
  const compiled = files.map((name) => compileProcesses(readFileSync(new URL(name, folder))));
  graphs = (await Promise.all(compiled)).flatMap((each) => each.graphs);
});

const decideByTables: NonNullable<EngineHooks['decide']> = (name, variables, clock) =>
  decideRule(tables, name, variables, clock);

describe('a trial of a shipped process', () => {
  it.each(files.map((file) => file.replace('.bpmn', '')))(
    `of %s with ${SETS} random sets of data leaves the trace of the run that plays its answers again`,
    (id) => {
      const graph = graphs.find(({ processId }) => processId === id);
      if (!graph) throw new Error(`There is no ${id}`);
      let entered = 0;
      for (let seed = 1; seed <= SETS; seed += 1) {
        // given
        const random = randomFrom(seed);
        const options = {
          variables: { cardId: 'card-1', accountId: 'account-1', reason: 'lost' },
          decide: decideByTables,
        };

        // when: a person steps through it, whatever they choose
        const trial = new Trial(graphs, graph, options);
        for (let count = 0; count < MOST_ANSWERS; count += 1) {
          const choice = pick(trial.choices, random);
          if (!choice) break;
          expect(trial.play(answered(choice, random))).toBe(true);
        }
        const run = simulate(graphs, graph, { ...options, answers: trial.played, inOrder: true });

        // then
        expect({ seed, trace: run.trace, outcome: run.outcome }).toEqual({
          seed,
          trace: trial.trace,
          outcome: trial.outcome,
        });
        entered += trial.trace.filter(({ event }) => event === 'enter').length;
      }
      expect(entered).toBeGreaterThan(SETS * 2);
    },
  );
});
