import { ProcessDefinition, type City } from '@karta/db';
import { NewestDecisions } from '@karta/services';
import type { StoredDecisions } from '@karta/bpmn/dmn';
import { callsOf, questionsOf, type ProcessGraph } from '@karta/bpmn/graph';
import {
  DecisionMissing,
  pinDecisions,
  type DeployedDecisions,
  type PinnedDecisions,
  type PinnedParts,
  type PinnedProcess,
} from '@karta/workflows';

/** What a case cannot start without. */
export type MissingPart = 'NO_SUCH_PROCESS' | 'NO_SUCH_CALLED_PROCESS' | 'NO_SUCH_DECISION';

/** Something that a case needs is not deployed (yet); the start is tried again. */
export class CannotPin extends Error {
  override name = 'CannotPin';
  constructor(code: MissingPart, what: string) {
    super(`${code} ${what}`);
  }
}

/**
 * Everything that a new case runs by, in its newest version: the diagram, what it calls directly or not, the decisions that
 * any of these ask. The case keeps them for ever (docs/facts/process-host.md).
 * @param version of the diagram itself; default the newest
 * @throws CannotPin
 */
export async function pinCase(city: City, processKey: string, version?: number): Promise<PinnedParts> {
  const process = await versionOf(city, processKey, version);
  if (!process) throw new CannotPin('NO_SUCH_PROCESS', processKey);
  const called = await calledBy(city, process);
  const asked = [process, ...Object.values(called)].flatMap(({ graph }) => questionsOf(graph));
  const decisions = await decisionsFor(city, [...new Set(asked.map(({ decision }) => decision))]);
  return { process, ...(Object.keys(called).length > 0 && { called }), ...(decisions && { decisions }) };
}

async function calledBy(city: City, root: PinnedProcess): Promise<Record<string, PinnedProcess>> {
  const called: Record<string, PinnedProcess> = {};
  const pending = callsOf(root.graph);
  for (let call = pending.pop(); call; call = pending.pop()) {
    if (called[call.process]) continue;
    const pinned = call.process === root.processKey ? root : await versionOf(city, call.process);
    if (!pinned) throw new CannotPin('NO_SUCH_CALLED_PROCESS', call.process);
    called[call.process] = pinned;
    pending.push(...callsOf(pinned.graph));
  }
  return called;
}

async function versionOf(city: City, processKey: string, version?: number): Promise<PinnedProcess | undefined> {
  const rows = ProcessDefinition.query(city.knex).where({ processKey }).orderBy('version', 'desc');
  if (version !== undefined) rows.where({ version });
  const row = await rows.first();
  return row && { processKey, version: row.version, digest: row.digest, graph: row.graph as ProcessGraph };
}

async function decisionsFor(city: City, asked: readonly string[]): Promise<PinnedDecisions | undefined> {
  if (asked.length === 0) return undefined;
  const deployed = await DEPLOYED.of(city);
  try {
    return pinDecisions(asked, deployed);
  } catch (error) {
    throw error instanceof DecisionMissing ? new CannotPin('NO_SUCH_DECISION', error.decision) : error;
  }
}

const DEPLOYED = new NewestDecisions<DeployedDecisions>(({ decisionKey, version, digest, model }) => ({
  decisionKey,
  version,
  digest,
  model: model as StoredDecisions,
}));
