import { decidableIn, rulesIn, type StoredDecisions } from '@karta/bpmn/dmn';
import type { PinnedDecisionFile, PinnedDecisions } from './process-input.ts';

/** A DMN file in the version that new cases take. `digest` is the SHA-256 of its XML, lower-case hex. */
export interface DeployedDecisions {
  readonly decisionKey: string;
  readonly version: number;
  readonly digest: string;
  readonly model: StoredDecisions;
}

/** A diagram asks a decision that no deployed file has. */
export class DecisionMissing extends Error {
  override name = 'DecisionMissing';
  readonly decision: string;
  constructor(decision: string) {
    super(`There is no decision „${decision}”`);
    this.decision = decision;
  }
}

/** Rules beyond which a file is not evaluated within a workflow task (docs/facts/process-host.md). */
const MOST_RULES = 200;

/**
 * Pins the decisions that a case may ask, each with the files that it imports.
 * @param asked names or ids, as the diagrams give them
 * @param deployed the newest version of every file
 * @throws DecisionMissing
 */
export function pinDecisions(asked: readonly string[], deployed: readonly DeployedDecisions[]): PinnedDecisions {
  const files: Record<string, PinnedDecisionFile> = {};
  const uses: Record<string, readonly string[]> = {};
  for (const decision of asked) {
    const home = deployed.find(({ model }) => decidableIn(model).includes(decision));
    if (!home) throw new DecisionMissing(decision);
    const needed = withImports(home, deployed);
    uses[decision] = needed.map(({ decisionKey }) => decisionKey);
    for (const file of needed) files[file.decisionKey] = pinned(file);
  }
  return { files, uses };
}

function withImports(home: DeployedDecisions, deployed: readonly DeployedDecisions[]): DeployedDecisions[] {
  const found = new Set([home]);
  // a set visits what is added while it is walked
  for (const { model } of found) {
    for (const { namespace } of model.imports) {
      for (const file of deployed) if (file.model.namespace === namespace) found.add(file);
    }
  }
  return [...found];
}

function pinned({ decisionKey, version, digest, model }: DeployedDecisions): PinnedDecisionFile {
  return { decisionKey, version, digest, ...(rulesIn(model) <= MOST_RULES && { model }) };
}
