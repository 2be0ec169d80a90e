import { keep } from './compensable.ts';
import { leave, chooseFlows } from './completion.ts';
import { evaluateCondition } from '../feel/feel.ts';
import type { GraphNode, Repetition } from '../graph/graph.ts';
import { throwOfInstance } from './instance-events.ts';
import { attempt, IncidentError } from './incident-error.ts';
import { evaluateFor, visibleTo, write } from './scope-variables.ts';
import { cancelToken } from './cancel.ts';
import type { Instances, Token } from './state.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { makeReady, nodeOf, park, place, remove, type Execution } from './execution.ts';

/**
 * Begins a repeated activity (BPMN 2.0.2, 13.3.6 loop, 13.3.7 multi-instance). The token stands for the whole; every
 * round has its own.
 * @throws FeelFailure, IncidentError
 */
export function beginRounds(execution: Execution, whole: Token, node: GraphNode, repetition: Repetition): void {
  park(whole);
  const planned = plan(execution, whole, repetition);
  const { stepLimit = 10_000 } = execution.hooks;
  if (repetition.kind === 'multi-instance' && !repetition.sequential && (planned.total ?? 0) > stepLimit) {
    throw new IncidentError('STEP_LIMIT', `More than ${stepLimit} instances at once`);
  }
  whole.round = { ...planned, started: 0, finished: 0, results: [] };
  if (repetition.kind === 'loop') {
    if (repetition.testBefore && !wantsAnother(execution, whole, repetition)) return endRounds(execution, whole, node);
    return startRound(execution, whole, repetition);
  }
  if (planned.total === 0) return endRounds(execution, whole, node);
  startRound(execution, whole, repetition);
  while (!repetition.sequential && (whole.round.started ?? 0) < (planned.total ?? 0))
    startRound(execution, whole, repetition);
}

function plan(execution: Execution, whole: Token, repetition: Repetition): Pick<Instances, 'items' | 'total'> {
  if (repetition.kind === 'loop') return {};
  if (repetition.collection !== undefined) {
    const items = evaluateFor(execution, whole, repetition.collection);
    if (Array.isArray(items)) return { items, total: items.length };
    throw new IncidentError('EXPRESSION_FAILED', `„${repetition.collection}” gives no list to repeat over`);
  }
  const total = evaluateFor(execution, whole, repetition.cardinality ?? 'null');
  if (typeof total === 'number' && Number.isInteger(total) && total >= 0) return { total };
  throw new IncidentError('EXPRESSION_FAILED', `„${repetition.cardinality ?? ''}” gives no number of repetitions`);
}

function startRound(execution: Execution, whole: Token, repetition: Repetition): void {
  const round = roundsOf(whole);
  const index = round.started;
  round.started = index + 1;
  const token = place(execution, whole.node, whole.scope, index === 0 ? whole.flow : undefined, {
    of: whole.id,
    index,
  });
  const item = repetition.kind === 'multi-instance' ? repetition.item : undefined;
  token.local = {
    loopCounter: index + 1,
    ...(item !== undefined && round.items && { [item]: round.items[index] ?? null }),
  };
  makeReady(execution, token);
}

/** One round is over: collects its output, then starts the next, waits for the others, or leaves. */
export function finishRound(execution: Execution, token: Token, result: Variables): void {
  const whole = execution.state.tokens[token.round?.of ?? ''];
  const node = nodeOf(execution, token.node);
  const { repetition } = node;
  if (!whole || !repetition) return;
  const isCollected = attempt(
    execution,
    token,
    'leaving',
    () => collect(execution, whole, token, repetition, result),
    result,
  );
  if (!isCollected) return;
  execution.effects.push({ kind: 'leave', token: token.id, node: node.id });
  keep(execution, token, node);
  remove(execution, token);
  roundsOf(whole).finished += 1;
  attempt(execution, whole, 'leaving', () => {
    if (!hasThrown(execution, whole, node, repetition)) return;
    if (isOver(execution, whole, repetition)) endRounds(execution, whole, node);
    else if (repetition.kind === 'loop' || repetition.sequential) startRound(execution, whole, repetition);
  });
}

function collect(execution: Execution, whole: Token, token: Token, repetition: Repetition, result: Variables): void {
  if (repetition.kind !== 'multi-instance' || repetition.outputItem === undefined) return;
  const seen = { ...token, local: { ...token.local, ...result, result } };
  roundsOf(whole).results[token.round?.index ?? 0] = evaluateFor(execution, seen, repetition.outputItem);
}

function isOver(execution: Execution, whole: Token, repetition: Repetition): boolean {
  if (repetition.kind === 'loop') return !wantsAnother(execution, whole, repetition);
  const { total = 0, finished } = roundsOf(whole);
  if (finished >= total) return true;
  if (repetition.completionCondition === undefined) return false;
  const seen = { ...visibleTo(execution, whole), ...countersOf(whole) };
  return evaluateCondition(repetition.completionCondition, seen, execution.clock);
}

function countersOf(whole: Token): Variables & { numberOfCompletedInstances: number } {
  const { total = 0, started, finished } = roundsOf(whole);
  return {
    numberOfInstances: total,
    numberOfActiveInstances: started - finished,
    numberOfCompletedInstances: finished,
    numberOfTerminatedInstances: 0,
  };
}

/** Throws what a completed instance throws. @returns whether the activity goes on */
function hasThrown(execution: Execution, whole: Token, node: GraphNode, repetition: Repetition): boolean {
  const events = repetition.kind === 'multi-instance' ? repetition.throws : undefined;
  return events === undefined || throwOfInstance(execution, whole, node, events, countersOf(whole));
}

function wantsAnother(execution: Execution, whole: Token, loop: Repetition & { kind: 'loop' }): boolean {
  const { started } = roundsOf(whole);
  if (loop.maximum !== undefined && started >= loop.maximum) return false;
  if (loop.condition === undefined) return loop.maximum !== undefined;
  return evaluateCondition(loop.condition, { ...visibleTo(execution, whole), loopCounter: started }, execution.clock);
}

function endRounds(execution: Execution, whole: Token, node: GraphNode): void {
  for (const token of Object.values(execution.state.tokens))
    if (token.round?.of === whole.id) cancelToken(execution, token);
  const { repetition } = node;
  const { results, started, total } = roundsOf(whole);
  if (repetition?.kind === 'multi-instance' && repetition.outputCollection !== undefined) {
    const list: Value[] = Array.from({ length: total ?? 0 }, (_, index) => results[index] ?? null);
    write(execution, whole.scope, { [repetition.outputCollection]: list });
  }
  const flows = chooseFlows(execution, whole);
  if (started === 0) execution.effects.push({ kind: 'enter', token: whole.id, node: node.id, scope: whole.scope });
  leave(execution, whole, flows);
}

function roundsOf(whole: Token): Instances & { started: number; finished: number; results: Value[] } {
  const round = whole.round ?? {};
  const full = Object.assign(round, {
    started: round.started ?? 0,
    finished: round.finished ?? 0,
    results: round.results ?? [],
  });
  whole.round = full;
  return full;
}
