import { parentPort, workerData } from 'node:worker_threads';
import { compileProcesses } from '@karta/bpmn/compile';
import type { LintOptions } from '@karta/bpmn/lint';
import { decisionsIn } from './decisions-in.ts';
import type { ReadDiagram } from './read-apart.ts';

/** A thread that reads and checks one file and ends: what a file does to its reader stays in here. */
const { xml, options } = workerData as { xml: string; options: LintOptions };
const decisions = decisionsIn(xml);
const read: ReadDiagram = decisions ? { decisions } : { compiled: await compileProcesses(xml, options) };
parentPort?.postMessage(read);
