import type { ProcessGraph } from '../graph/graph.ts';
import { lintEvents } from './lint-events.ts';
import { lintFlows } from './lint-flows.ts';
import { lintSoundness } from './lint-soundness.ts';
import { lintWork } from './lint-work.ts';
import type { Problem } from './problem.ts';
import { badExpression } from './rules/bad-expression.ts';
import { badTime } from './rules/bad-time.ts';
import { startWithoutTime } from './rules/start-without-time.ts';
import { startsItself } from './rules/starts-itself.ts';
import { unknownCalled } from './rules/unknown-called.ts';
import { unknownDecision } from './rules/unknown-decision.ts';
import { unknownForm } from './rules/unknown-form.ts';
import { unknownGroup } from './rules/unknown-group.ts';
import { unknownOutcome } from './rules/unknown-outcome.ts';
import { unknownSaga } from './rules/unknown-saga.ts';

export interface LintOptions {
  /** Names that `km:activity` may use; absent: any. */
  readonly activities?: readonly string[];
  /** Processes that call activities may name beside those of the same file; absent: any. */
  readonly processes?: readonly string[];
  /** Names and ids of decisions that business rule tasks may name; absent: any. */
  readonly decisions?: readonly string[];
  /** Sagas that call activities with `km:saga` may name; absent: any. */
  readonly sagas?: readonly string[];
  /** Outcomes of user tasks that have words of their own; absent: any. */
  readonly outcomes?: readonly string[];
  /** Forms that user tasks may name; absent: any. */
  readonly forms?: readonly string[];
  /** Groups that do tasks, and whether anybody belongs to them; absent: any. */
  readonly groups?: ReadonlyMap<string, { readonly hasMembers: boolean }>;
}

/** Everything that is wrong with a graph as such. */
export function lint(graph: ProcessGraph, options: LintOptions): Problem[] {
  return [
    ...lintFlows(graph),
    ...lintEvents(graph),
    ...lintWork(graph, options),
    ...unknownOutcome(graph, options),
    ...unknownForm(graph, options),
    ...unknownGroup(graph, options),
    ...unknownCalled(graph, options),
    ...unknownDecision(graph, options),
    ...unknownSaga(graph, options),
    ...badExpression(graph),
    ...badTime(graph),
    ...startWithoutTime(graph),
    ...startsItself(graph),
    ...lintSoundness(graph),
  ];
}
