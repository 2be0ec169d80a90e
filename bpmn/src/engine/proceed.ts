import { compensated } from './compensation.ts';
import { watch } from './conditions.ts';
import { finishRound } from './repetition.ts';
import { settleScope } from './scopes.ts';
import type { Consequence, Execution } from './execution.ts';

/**
 * Carries out what follows from a token that has gone: its scope may end, its round or compensation go on. Completion asks for
 * it through the execution, so that scopes, repetition and compensation are built on completion and not the other way round.
 * It is done at once: effects come in the order in which the standard's rules follow from each other.
 */
export function proceed(execution: Execution, consequence: Consequence): void {
  switch (consequence.kind) {
    case 'undone':
      return compensated(execution, consequence.token);
    case 'round-over':
      return finishRound(execution, consequence.token, consequence.result);
    case 'look-at-conditions':
      while (watch(execution));
      return;
    case 'settle-scope':
      return settleScope(execution, consequence.scope);
  }
}
