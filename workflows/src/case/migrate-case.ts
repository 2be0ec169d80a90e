import { ActivityFailure, ApplicationFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { EngineActivities } from '../engine-activities.ts';
import { planMigration, type Step } from '@karta/bpmn/engine';
import type { MigrateCase } from '../admin-messages.ts';
import type { PinnedParts } from '../process-input.ts';
import { now, refusal } from './refusal.ts';
import type { RunningCase } from './running-case.ts';

const { pinVersion } = proxyActivities<EngineActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});

/** The wanted version and the case as it would be in it. @throws ApplicationFailure UNKNOWN_VERSION, MIGRATION_REFUSED */
export async function prepareMigration(
  running: RunningCase,
  { cityId, version, mapping, timers }: MigrateCase,
): Promise<{ parts: PinnedParts; migrated: Step }> {
  const { process } = running.input;
  const parts = await pinned({ cityId, processKey: process.processKey, version });
  const rules = { ...(mapping && { mapping }), ...(timers && { timers }) };
  const { obstacles, step: migrated } = planMigration(process.graph, parts.process.graph, running.state, rules, now());
  if (!migrated) throw refusal('MIGRATION_REFUSED', { obstacles });
  return { parts, migrated };
}

async function pinned(wanted: { cityId: string; processKey: string; version: number }): Promise<PinnedParts> {
  try {
    return await pinVersion({ ...wanted, workflowId: workflowInfo().workflowId });
  } catch (error) {
    const cause = error instanceof ActivityFailure ? error.cause : undefined;
    if (cause instanceof ApplicationFailure && cause.type === 'UNKNOWN_VERSION') throw refusal('UNKNOWN_VERSION');
    throw error;
  }
}
