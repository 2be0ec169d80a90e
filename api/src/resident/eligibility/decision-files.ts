import { readDecisions, type DecisionFile } from '@karta/bpmn/dmn';
import { NewestDecisions } from '@karta/services';

/** A deployed file of decisions with its annotations, which cases do not carry. */
export interface DeployedFile {
  readonly file: DecisionFile;
  readonly decisions: readonly string[];
  readonly name: string;
  readonly version: number;
  readonly deployedAt: Date;
}

export const DEPLOYED_FILES = new NewestDecisions<DeployedFile>(({ xml, decisions, name, version, deployedAt }) => ({
  file: readDecisions(xml),
  decisions,
  name,
  version,
  deployedAt,
}));
