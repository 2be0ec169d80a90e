import type { ProcessGraph } from '../graph/graph.ts';

import type { Problem } from './problem.ts';
import { badContainer } from './rules/bad-container.ts';
import { badDefault } from './rules/bad-default.ts';
import { badEventGateway } from './rules/bad-event-gateway.ts';
import { badLink } from './rules/bad-link.ts';
import { badStart } from './rules/bad-start.ts';
import { brokenReference } from './rules/broken-reference.ts';
import { conditionForbidden } from './rules/condition-forbidden.ts';
import { contradiction } from './rules/contradiction.ts';
import { deadElement } from './rules/dead-element.ts';
import { deadlock } from './rules/deadlock.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { flowCrossesBorder } from './rules/flow-crosses-border.ts';
import { flowForbidden } from './rules/flow-forbidden.ts';
import { missingCondition } from './rules/missing-condition.ts';
import { missingDefault } from './rules/missing-default.ts';
import { missingEventDetail } from './rules/missing-event-detail.ts';
import { noOutgoing } from './rules/no-outgoing.ts';
import { notAttached } from './rules/not-attached.ts';
import { nothingToDo } from './rules/nothing-to-do.ts';
import { badExpression } from './rules/bad-expression.ts';
import { badTime } from './rules/bad-time.ts';
import { startWithoutTime } from './rules/start-without-time.ts';
import { startsItself } from './rules/starts-itself.ts';
import { unknownActivity } from './rules/unknown-activity.ts';
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
    ...brokenReference(graph),
    ...flowCrossesBorder(graph),
    ...flowForbidden(graph),
    ...noOutgoing(graph),
    ...missingEventDetail(graph),
    ...contradiction(graph),
    ...conditionForbidden(graph),
    ...badEventGateway(graph),
    ...badDefault(graph),
    ...missingCondition(graph),
    ...missingDefault(graph),
    ...badStart(graph),
    ...notAttached(graph),
    ...badLink(graph),
    ...badContainer(graph),
    ...unknownActivity(graph, options),
    ...nothingToDo(graph),
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
    ...deadElement(graph),
    ...endlessLoop(graph),
    ...deadlock(graph),
  ];
}
