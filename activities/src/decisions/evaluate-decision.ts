import { DecisionDefinition } from '@karta/db';
import { decideRule, unpackDecisions, type DecisionFile, type StoredDecisions } from '@karta/bpmn/dmn';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityFactory } from '../deps.ts';

/** Large decision tables: by exactly the versions that the case pinned. */
export const evaluateDecision: ActivityFactory<'evaluateDecision'> =
  (deps) =>
  async ({ cityId, decision, files, variables, at, zone }) => {
    const { knex } = deps.cityOf(cityId);
    const models: DecisionFile[] = [];
    for (const { decisionKey, version, digest } of files) {
      const row = await DecisionDefinition.query(knex).findById([decisionKey, version]).select('digest', 'model');
      if (row?.digest !== digest) throw ApplicationFailure.nonRetryable(decisionKey, 'DECISION_NOT_DEPLOYED');
      models.push(unpackDecisions(row.model as StoredDecisions));
    }
    try {
      return { result: decideRule(models, decision, variables, { at, zone }) };
    } catch (error) {
      // a FeelFailure names the rule or expression
      throw ApplicationFailure.nonRetryable(error instanceof Error ? error.message : decision, 'DECISION_FAILED');
    }
  };
