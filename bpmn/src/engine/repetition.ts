import { keep } from './compensable.ts';
import { leave, chooseFlows } from './completion.ts';
import { evaluateCondition } from '../feel/feel.ts';
import type { GraphNode, Repetition } from '../graph/graph.ts';
import { throwOfInstance } from './instance-events.ts';
import { attempt, Obstacle } from './obstacle.ts';
import { evaluateFor, visibleTo, write } from './scope-variables.ts';
import { cancelToken } from './cancel.ts';
import type { Round, Token } from './state.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { makeReady, nodeOf, park, place, remove, type Walk } from './walk.ts';

/**
 * Begins a repeated activity (BPMN 2.0.2, 13.3.6 loop, 13.3.7 multi-instance). The token stands for the whole; every
 * round has its own.
 * @throws FeelFailure, Obstacle
 */
export function beginRounds(walk: Walk, whole: Token, node: GraphNode, repetition: Repetition): void {
  park(whole);
  const planned = plan(walk, whole, repetition);
  const { stepLimit = 10_000 } = walk.hooks;
  if (repetition.kind === 'multi-instance' && !repetition.sequential && (planned.total ?? 0) > stepLimit) {
    throw new Obstacle('STEP_LIMIT', `More than ${stepLimit} instances at once`);
  }
  whole.round = { ...planned, started: 0, finished: 0, results: [] };
  if (repetition.kind === 'loop') {
    if (repetition.testBefore && !wantsAnother(walk, whole, repetition)) return endRounds(walk, whole, node);
    return startRound(walk, whole, repetition);
  }
  if (planned.total === 0) return endRounds(walk, whole, node);
  startRound(walk, whole, repetition);
  while (!repetition.sequential && (whole.round.started ?? 0) < (planned.total ?? 0))
    startRound(walk, whole, repetition);
}

function plan(walk: Walk, whole: Token, repetition: Repetition): Pick<Round, 'items' | 'total'> {
  if (repetition.kind === 'loop') return {};
  if (repetition.collection !== undefined) {
    const items = evaluateFor(walk, whole, repetition.collection);
    if (Array.isArray(items)) return { items, total: items.length };
    throw new Obstacle('EXPRESSION_FAILED', `„${repetition.collection}” gives no list to repeat over`);
  }
  const total = evaluateFor(walk, whole, repetition.cardinality ?? 'null');
  if (typeof total === 'number' && Number.isInteger(total) && total >= 0) return { total };
  throw new Obstacle('EXPRESSION_FAILED', `„${repetition.cardinality ?? ''}” gives no number of repetitions`);
}

function startRound(walk: Walk, whole: Token, repetition: Repetition): void {
  const round = roundsOf(whole);
  const index = round.started;
  round.started = index + 1;
  const token = place(walk, whole.node, whole.scope, index === 0 ? whole.flow : undefined, { of: whole.id, index });
  const item = repetition.kind === 'multi-instance' ? repetition.item : undefined;
  token.local = {
    loopCounter: index + 1,
    ...(item !== undefined && round.items && { [item]: round.items[index] ?? null }),
  };
  makeReady(walk, token);
}

/** One round is over: collects its output, then starts the next, waits for the others, or leaves. */
export function finishRound(walk: Walk, token: Token, result: Variables): void {
  const whole = walk.state.tokens[token.round?.of ?? ''];
  const node = nodeOf(walk, token.node);
  const { repetition } = node;
  if (!whole || !repetition) return;
  const isCollected = attempt(walk, token, 'leaving', () => collect(walk, whole, token, repetition, result), result);
  if (!isCollected) return;
  walk.effects.push({ kind: 'leave', token: token.id, node: node.id });
  keep(walk, token, node);
  remove(walk, token);
  roundsOf(whole).finished += 1;
  attempt(walk, whole, 'leaving', () => {
    if (!hasThrown(walk, whole, node, repetition)) return;
    if (isOver(walk, whole, repetition)) endRounds(walk, whole, node);
    else if (repetition.kind === 'loop' || repetition.sequential) startRound(walk, whole, repetition);
  });
}

function collect(walk: Walk, whole: Token, token: Token, repetition: Repetition, result: Variables): void {
  if (repetition.kind !== 'multi-instance' || repetition.outputItem === undefined) return;
  const seen = { ...token, local: { ...token.local, ...result, result } };
  roundsOf(whole).results[token.round?.index ?? 0] = evaluateFor(walk, seen, repetition.outputItem);
}

function isOver(walk: Walk, whole: Token, repetition: Repetition): boolean {
  if (repetition.kind === 'loop') return !wantsAnother(walk, whole, repetition);
  const { total = 0, finished } = roundsOf(whole);
  if (finished >= total) return true;
  if (repetition.completionCondition === undefined) return false;
  const seen = { ...visibleTo(walk, whole), ...countersOf(whole) };
  return evaluateCondition(repetition.completionCondition, seen, walk.clock);
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
function hasThrown(walk: Walk, whole: Token, node: GraphNode, repetition: Repetition): boolean {
  const events = repetition.kind === 'multi-instance' ? repetition.throws : undefined;
  return events === undefined || throwOfInstance(walk, whole, node, events, countersOf(whole));
}

function wantsAnother(walk: Walk, whole: Token, loop: Repetition & { kind: 'loop' }): boolean {
  const { started } = roundsOf(whole);
  if (loop.maximum !== undefined && started >= loop.maximum) return false;
  if (loop.condition === undefined) return loop.maximum !== undefined;
  return evaluateCondition(loop.condition, { ...visibleTo(walk, whole), loopCounter: started }, walk.clock);
}

function endRounds(walk: Walk, whole: Token, node: GraphNode): void {
  for (const token of Object.values(walk.state.tokens)) if (token.round?.of === whole.id) cancelToken(walk, token);
  const { repetition } = node;
  const { results, started, total } = roundsOf(whole);
  if (repetition?.kind === 'multi-instance' && repetition.outputCollection !== undefined) {
    const list: Value[] = Array.from({ length: total ?? 0 }, (_, index) => results[index] ?? null);
    write(walk, whole.scope, { [repetition.outputCollection]: list });
  }
  const flows = chooseFlows(walk, whole);
  if (started === 0) walk.effects.push({ kind: 'enter', token: whole.id, node: node.id, scope: whole.scope });
  leave(walk, whole, flows);
}

function roundsOf(whole: Token): Round & { started: number; finished: number; results: Value[] } {
  const round = whole.round ?? {};
  const full = Object.assign(round, {
    started: round.started ?? 0,
    finished: round.finished ?? 0,
    results: round.results ?? [],
  });
  whole.round = full;
  return full;
}
