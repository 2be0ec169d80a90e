import { workflowInfo } from '@temporalio/workflow';
import { cardProduction } from './card-production/card-production.ts';
import { CARD_PRODUCTION, type CardProductionInput } from './card-production/messages.ts';
import type { ChildEnd } from './messages.ts';
import type { CaseResult, ProcessInput } from './process-input.ts';
import { runProcess } from './process.ts';

type Saga = (input: CardProductionInput) => Promise<ChildEnd>;

/** Workflows written in TypeScript, by workflow type; every other type is a process key and runs from its diagram. */
const SAGAS: Readonly<Record<string, Saga>> = { [CARD_PRODUCTION]: cardProduction };

/** The entry of the workflow bundle: one dynamic workflow takes every type (the SDK's rule for default exports). */
export default async function runWorkflow(input: ProcessInput & CardProductionInput): Promise<CaseResult | ChildEnd> {
  const saga = SAGAS[workflowInfo().workflowType];
  return saga ? saga(input) : runProcess(input);
}
