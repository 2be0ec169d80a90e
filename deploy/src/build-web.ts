import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.ts';
import { ROOT } from './places.ts';

const APPS = ['web-resident', 'web-operator'];
const SOURCES = [
  'angular.json',
  'package-lock.json',
  '{web-*,domain,contracts,card-design,workflows}/{src,public}/**/*',
  'web-*/*.json',
];

/** Builds the Angular applications whose sources changed since the last build. */
export async function buildWebApps(report: (progress: string) => void): Promise<void> {
  const wanted = digestOfSources();
  for (const app of APPS) {
    const stamp = join(ROOT, app, 'dist', '.built-from');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    report(`building ${app}`);
    await build(app);
    writeFileSync(stamp, wanted);
  }
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

async function build(app: string): Promise<void> {
  const ng = join(ROOT, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  const child = spawn(process.execPath, [ng, 'build', app], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code === 0) return;
  throw new LaunchFailure(
    `The web application ${app} could not be built:\n${output.trim().split('\n').slice(-25).join('\n')}`,
  );
}
