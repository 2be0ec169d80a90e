import { decideRule, type DecisionFile, unpackDecisions } from '@karta/bpmn/dmn';
import type { EngineHooks } from '@karta/bpmn/engine';
import { FeelFailure } from '@karta/bpmn/feel';
import type { PinnedDecisionFile, PinnedDecisions } from '../process-input.ts';

/** How the business rule tasks of a case decide: by what was pinned when its root case started. */
export function decisionHooks(pinned: PinnedDecisions | undefined): EngineHooks {
  if (!pinned) return {};
  const read = new Map<string, DecisionFile[]>();
  const modelsOf = (decision: string): DecisionFile[] => {
    const models =
      read.get(decision) ??
      filesOf(pinned, decision).flatMap(({ model }) => (model === undefined ? [] : [unpackDecisions(model)]));
    read.set(decision, models);
    return models;
  };
  return {
    decidesOutside: (decision) => filesOf(pinned, decision).some(({ model }) => model === undefined),
    decide: (decision, variables, clock) => {
      if (!pinned.uses[decision]) throw new FeelFailure(`There is no decision „${decision}”`);
      return decideRule(modelsOf(decision), decision, variables, clock);
    },
  };
}

/** The files that a decision needs, its own first. */
export function filesOf(pinned: PinnedDecisions | undefined, decision: string): PinnedDecisionFile[] {
  return (pinned?.uses[decision] ?? []).flatMap((key) => pinned?.files[key] ?? []);
}
