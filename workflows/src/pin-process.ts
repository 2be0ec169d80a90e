import { createHash } from 'node:crypto';
import { SERVICE_ACTIVITIES } from './service-activities.ts';
import { compileProcesses } from '@karta/bpmn/compile';
import { problem, type Problem } from '@karta/bpmn/lint';
import type { PinnedProcess } from './process-input.ts';

/** Largest graph that may be deployed, in bytes of JSON (the server refuses an input of 2 MB). */
const MAX_GRAPH = 1024 * 1024;

/** A diagram that may not be deployed, with everything that is wrong with it. */
export class DiagramRefused extends Error {
  override name = 'DiagramRefused';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ element, code }) => `${element} ${code}`).join(', '));
    this.problems = problems;
  }
}

/** SHA-256 of a diagram's XML, lower-case hex. */
export const digestOf = (xml: string | Uint8Array): string => createHash('sha256').update(xml).digest('hex');

/**
 * Compiles and pins a diagram for deployment. The process key is the process's id.
 * @param version the number that the deployment gets, counted by the caller
 * @param processKey which process, when the file holds several
 * @throws DiagramRefused with the problems, when there is an error among them
 */
export async function pinProcess(
  xml: string | Uint8Array,
  version: number,
  processKey?: string,
): Promise<{ process: PinnedProcess; warnings: readonly Problem[] }> {
  const { graphs, problems } = await compileProcesses(xml, { activities: SERVICE_ACTIVITIES });
  if (problems.some(({ severity }) => severity === 'error')) throw new DiagramRefused(problems);
  const graph = processKey === undefined ? graphs[0] : graphs.find(({ processId }) => processId === processKey);
  if (!graph) throw new DiagramRefused([refusedBecause('UNKNOWN_PROCESS', processKey ?? '')]);
  if (JSON.stringify(graph).length > MAX_GRAPH) throw new DiagramRefused([refusedBecause('TOO_LARGE', '1')]);
  return { process: { processKey: graph.processId, version, digest: digestOf(xml), graph }, warnings: problems };
}

const refusedBecause = (code: 'UNKNOWN_PROCESS' | 'TOO_LARGE', detail: string): Problem => problem(code, '-', detail);
