import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { AGENT_VERSION } from '../station/station.ts';

const HERE = import.meta.dirname;
const AGENT = join(HERE, '..', '..');
const DEBIAN = join(HERE, 'debian');
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** What goes where; everything is root's, and what is run has its bit. */
const FILES: readonly (readonly [from: string, to: string, mode: number])[] = [
  [join(DEBIAN, 'karta-station'), 'usr/bin/karta-station', 0o755],
  [join(DEBIAN, 'karta-station.service'), 'lib/systemd/system/karta-station.service', 0o644],
  [join(DEBIAN, 'karta-station.conf'), 'etc/karta-station.conf', 0o644],
  [join(DEBIAN, 'karta-station.rules'), 'usr/share/polkit-1/rules.d/karta-station.rules', 0o644],
  [join(AGENT, 'README.md'), 'usr/share/doc/karta-station/README.md', 0o644],
  [join(AGENT, '..', 'LICENSE'), 'usr/share/doc/karta-station/copyright', 0o644],
  ...['postinst', 'prerm', 'postrm'].map((name) => [join(DEBIAN, name), `DEBIAN/${name}`, 0o755] as const),
];

export interface PackageOrder {
  /** Where the tree is laid and the package is written. */
  folder: string;
  /** Of `dpkg-deb`: `xz` for what is handed out, `none` for a try. */
  compression: 'xz' | 'none';
}

/** Builds the Debian package of the station: the program as one file, the Node that builds it, and the service. Returns its path. */
export async function buildPackage({ folder, compression }: PackageOrder): Promise<string> {
  const cpu = ARCHITECTURES[process.arch];
  if (!cpu) throw new Error(`There is no Debian package for ${process.arch}.`);
  const tree = join(folder, 'tree');
  rmSync(tree, { recursive: true, force: true });
  const program = join(tree, 'usr', 'lib', 'karta-station');
  mkdirSync(program, { recursive: true });
  await bundleStation(join(program, 'station.mjs'));
  copyFileSync(process.execPath, join(program, 'node'));
  chmodSync(join(program, 'node'), 0o755);
  copyReaderModule(join(program, 'node_modules'));
  for (const [from, to, mode] of FILES) {
    mkdirSync(dirname(join(tree, to)), { recursive: true });
    copyFileSync(from, join(tree, to));
    chmodSync(join(tree, to), mode);
  }
  writeFileSync(join(tree, 'DEBIAN/control'), fieldsFor(cpu));
  writeFileSync(join(tree, 'DEBIAN/conffiles'), '/etc/karta-station.conf\n');
  const file = join(folder, `karta-station_${AGENT_VERSION}_${cpu}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, file], { stdio: 'ignore' });
  return file;
}

/** The agent and what it needs of ours, as one module. */
export async function bundleStation(to: string): Promise<void> {
  await build({
    entryPoints: [join(AGENT, 'src', 'station', 'main.ts')],
    outfile: to,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'error',
  });
}

/** The PC/SC module with the binary of this platform; left out where it is not installed. */
function copyReaderModule(to: string): void {
  const require = createRequire(join(AGENT, 'package.json'));
  let main: string;
  try {
    main = require.resolve('pcsc-mini/package.json');
  } catch {
    return;
  }
  const modules = join(dirname(main), '..');
  cpSync(dirname(main), join(to, 'pcsc-mini'), { recursive: true, dereference: true });
  const binaries = join(modules, '@pcsc-mini');
  if (existsSync(binaries)) cpSync(binaries, join(to, '@pcsc-mini'), { recursive: true, dereference: true });
}

const fieldsFor = (cpu: string): string => `Package: karta-station
Version: ${AGENT_VERSION}
Architecture: ${cpu}
Maintainer: Karta Mieszkańca <karta-station@localhost>
Section: misc
Priority: optional
Depends: adduser, libc6, libstdc++6, libpcsclite1, pcscd, util-linux
Recommends: cups, sane-utils
Description: Stanowisko Karty Mieszkańca
 Program na komputer stanowiska: czyta układ karty, drukuje kartę i skanuje
 dokumenty na zlecenie systemu, z którym sam się łączy.
`;
