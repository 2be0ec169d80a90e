import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { ROOT } from './places.ts';
import { precompress } from './precompress.ts';
import { digestOfSources } from './source-digest.ts';

const APPS = ['web-reader', 'web-partner', 'web-resident', 'web-operator'];
const SOURCES = [
  'angular.json',
  'package-lock.json',
  '{web-*,domain,contracts,card-design,bpmn}/{src,public}/**/*',
  'web-*/*.{json,ts}',
];

/** Builds the web applications whose sources changed since the last build. */
export async function buildWebApps(report: (progress: string) => void): Promise<void> {
  const wanted = digestOfSources(SOURCES);
  for (const app of APPS) {
    const stamp = join(ROOT, app, 'dist', '.built-from');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    report(`building ${app}`);
    await build(app);
    report(`compressing ${app}`);
    await precompress(join(ROOT, app, 'dist', 'browser'));
    writeFileSync(stamp, wanted);
  }
}

/** The page of readers has a build of its own: Angular runs in no browser that is that old. */
async function build(app: string): Promise<void> {
  const ng = [join(ROOT, 'node_modules', '@angular', 'cli', 'bin', 'ng.js'), 'build', app];
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  const command = app === 'web-reader' ? [join(ROOT, app, 'build.ts')] : ng;
  const child = spawn(process.execPath, command, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code === 0) return;
  throw new LaunchFailure(
    `The web application ${app} could not be built:\n${output.trim().split('\n').slice(-25).join('\n')}`,
  );
}
