import { parentPort, workerData } from 'node:worker_threads';
import { compileProcesses } from '@karta/bpmn/compile';
import { checkDecisions } from './check-decisions.ts';
import { decisionsIn } from './decisions-in.ts';
import type { ReadDiagram, Reading } from './read-apart.ts';

/** A thread that reads and checks one file and ends: what a file does to its reader stays in here. */
const { xml, options, beside } = workerData as Reading & { xml: string };
const decisions = decisionsIn(xml);
const read: ReadDiagram = decisions
  ? { decisions: checkDecisions(decisions, beside) }
  : { compiled: await compileProcesses(xml, options) };
parentPort?.postMessage(read);
