import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { ROOT } from './places.ts';
import { digestOfSources } from './source-digest.ts';

/** Where the worker finds its workflow bundle. */
export const WORKFLOW_BUNDLE = join(ROOT, 'workflows', 'dist', 'workflow-bundle.js');

const SOURCES = ['package-lock.json', '{workflows,bpmn,domain}/src/**/*.ts'];

/** Bundles the workflows once for each state of their sources: the worker then starts sooner and smaller. */
export async function buildWorkflowBundle(): Promise<void> {
  const wanted = digestOfSources(SOURCES);
  const stamp = `${WORKFLOW_BUNDLE}.built-from`;
  if (existsSync(WORKFLOW_BUNDLE) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const script = join(ROOT, 'workflows', 'src', 'bundle.ts');
  const child = spawn(process.execPath, [script, WORKFLOW_BUNDLE], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0)
    throw new LaunchFailure(`The workflows could not be bundled:\n${said.trim().split('\n').slice(-15).join('\n')}`);
  writeFileSync(stamp, wanted);
}
