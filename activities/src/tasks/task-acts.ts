import { claimTask, decideTask } from '@karta/services';
import type { ActivityFactory } from '../deps.ts';

/** Claim or release in the projection, with audit. */
export const recordClaim: ActivityFactory<'recordClaim'> = (deps) => async (claim) =>
  deps.cityOf(claim.cityId).knex.transaction((trx) => claimTask(trx, claim));

/** Decision, audit and projection in one transaction. The same decision twice is once; another one for the task fails. */
export const recordDecision: ActivityFactory<'recordDecision'> = (deps) => async (decision) =>
  deps.cityOf(decision.cityId).knex.transaction((trx) => decideTask(trx, decision));
