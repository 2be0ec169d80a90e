import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LaunchFailure } from './launch-failure.ts';
import { cacheFolder, ROOT } from './places.ts';

const VERSION = '1.31.3';
const ARCHIVES: Record<string, { file: string; sha256: string }> = {
  'linux-x64': {
    file: `temporal_${VERSION}_linux_amd64.tar.gz`,
    sha256: 'f2c3bf9f1115b506259e5972a62c38257296c043e15798358c3fb758625b96b8',
  },
  'linux-arm64': {
    file: `temporal_${VERSION}_linux_arm64.tar.gz`,
    sha256: '9771a7930e2503e77510714d83b5e20f589ee846d270d4b352e1ee3fd487ed08',
  },
};
const PACKAGES = 1693;
const BUILD_SPACE_BYTES = 5e9;

export interface TemporalBinaries {
  server: string;
  sqlTool: string;
}

/** The official server and its schema tool: from the cache, else the release archive, else built from the pinned module. */
export async function obtainTemporal(report: (progress: string) => void): Promise<TemporalBinaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folder = join(cacheFolder(), 'temporal', `v${VERSION}-${process.platform}-${process.arch}`);
  const binaries = {
    server: join(folder, `temporal-server${suffix}`),
    sqlTool: join(folder, `temporal-sql-tool${suffix}`),
  };
  if (existsSync(binaries.server) && existsSync(binaries.sqlTool)) return binaries;
  mkdirSync(folder, { recursive: true });
  if (!(await download(folder, report))) await build(binaries, report);
  return binaries;
}

async function download(folder: string, report: (progress: string) => void): Promise<boolean> {
  const archive = ARCHIVES[`${process.platform}-${process.arch}`];
  if (archive === undefined) return false;
  report('asking for the official release');
  const url = `https://github.com/temporalio/temporal/releases/download/v${VERSION}/${archive.file}`;
  const bytes = await fetchArchive(url);
  if (bytes === undefined) return false;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== archive.sha256) {
    throw new LaunchFailure(
      `The downloaded ${archive.file} has the SHA-256 ${sha256}, which is not the pinned one. Do not use it; check your proxy and start again.`,
    );
  }
  const file = join(folder, archive.file);
  writeFileSync(file, bytes);
  const done = spawnSync('tar', ['-xzf', file, '-C', folder, 'temporal-server', 'temporal-sql-tool']);
  rmSync(file);
  return done.status === 0;
}

/** A slow line takes its time; one that stands still is given up. */
const DOWNLOAD_MS = 15 * 60_000;

async function fetchArchive(url: string): Promise<Buffer | undefined> {
  const connect = new AbortController();
  const timer = setTimeout(() => connect.abort(), 5000);
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([connect.signal, AbortSignal.timeout(DOWNLOAD_MS)]) });
    clearTimeout(timer);
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined; // not reachable from here; it can be built
  } finally {
    clearTimeout(timer);
  }
}

async function build(binaries: TemporalBinaries, report: (progress: string) => void): Promise<void> {
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (go.status !== 0) {
    throw new LaunchFailure(
      'The Temporal server could not be downloaded, and there is no Go to build it. Install Go 1.21 or newer, or set TEMPORAL_ADDRESS to a running Temporal server, then start again.',
    );
  }
  const space = statfsSync(tmpdir());
  if (space.bavail * space.bsize < BUILD_SPACE_BYTES) {
    throw new LaunchFailure(
      'Building the Temporal server needs 5 GB of free disk space for a few minutes. Free some, or set TEMPORAL_ADDRESS to a running Temporal server, then start again.',
    );
  }
  const cache = mkdtempSync(join(tmpdir(), 'karta-go-'));
  const progress = { packages: 0, report };
  try {
    await compile('go.temporal.io/server/cmd/server', binaries.server, cache, progress);
    await compile('go.temporal.io/server/cmd/tools/sql', binaries.sqlTool, cache, progress);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Packages compiled so far, of both programs together. */
interface Progress {
  packages: number;
  readonly report: (progress: string) => void;
}

async function compile(target: string, file: string, cache: string, progress: Progress): Promise<void> {
  const args = ['build', '-v', '-buildvcs=false', '-trimpath', '-ldflags=-s -w', '-o', `${file}.new`, target];
  const env = { ...process.env, CGO_ENABLED: '0', GOCACHE: cache, GOFLAGS: '-mod=readonly' };
  const go = spawn('go', args, { cwd: join(ROOT, 'deploy', 'temporal'), env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  createInterface({ input: go.stderr }).on('line', (line) => {
    lines.push(line);
    if (/^[\w.-]+(\/[\w.-]+)*$/.test(line)) progress.packages++;
    const share = Math.min(99, Math.floor((progress.packages / PACKAGES) * 100));
    progress.report(`building it, once, about five minutes: ${share} %`);
  });
  const code = await new Promise<number | null>((resolve) => go.on('close', resolve));
  if (code === 0) {
    renameSync(`${file}.new`, file);
    return chmodSync(file, 0o755);
  }
  throw new LaunchFailure(
    `The Temporal server could not be built (${lines.at(-1) ?? 'go failed'}). Check the network connection to the Go modules, or set TEMPORAL_ADDRESS to a running Temporal server, then start again.`,
  );
}
