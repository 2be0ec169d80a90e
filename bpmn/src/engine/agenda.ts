import { currentGraph } from '../graph/current-graph.ts';
import type { ProcessGraph } from '../graph/graph.ts';
import { compensated } from './compensation.ts';
import { watch } from './conditions.ts';
import type { Consequence, EngineHooks, Execution } from './execution.ts';
import { finishRound } from './repetition.ts';
import { settleScope } from './scopes.ts';
import type { CaseState } from './state.ts';

/** A step that begins: nothing has happened yet. `at`: ISO 8601 with offset. */
export function newExecution(graph: ProcessGraph, state: CaseState, at: string, hooks: EngineHooks = {}): Execution {
  const execution: Execution = {
    graph: currentGraph(graph),
    state,
    effects: [],
    clock: { at, zone: state.zone },
    hooks,
    agenda: [],
    settle: () => {
      while (settleNext(execution));
    },
    ready: [],
    thrown: [],
    changed: true,
  };
  return execution;
}

/**
 * Carries out what follows from a token that has gone: its scope may end, its round or compensation go on. `completion.ts` notes
 * it and goes no further, so that however deep scopes lie in each other, one is settled after the other. What follows from a
 * consequence comes before what was noted earlier: effects keep the order in which the standard's rules follow from each other.
 * @returns whether there was anything
 */
export function settleNext(execution: Execution): boolean {
  const next = execution.agenda.shift();
  if (next === undefined) return false;
  const later = execution.agenda.splice(0);
  try {
    carryOut(execution, next);
  } finally {
    // what fails becomes an incident, and takes nothing of the others along
    execution.agenda.push(...later);
  }
  return true;
}

function carryOut(execution: Execution, consequence: Consequence): void {
  switch (consequence.kind) {
    case 'undone':
      return compensated(execution, consequence.token);
    case 'round-over':
      return finishRound(execution, consequence.token, consequence.result);
    case 'look-at-conditions':
      if (watch(execution)) execution.agenda.push(consequence);
      return;
    case 'settle-scope':
      return settleScope(execution, consequence.scope);
  }
}
