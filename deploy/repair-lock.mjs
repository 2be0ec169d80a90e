// npm leaves platform packages out of the lock file when a registry does not serve them; `npm ci` then refuses the file.
// Adds an entry for every optional dependency that has none. Run after `npm install`: node deploy/repair-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const OS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];
/** Packages that name platforms by words of their own. */
const WORDS = { windows: 'win32', macos: 'darwin', x86_64: 'x64', aarch64: 'arm64', x86: 'ia32' };
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = path ? `${path}/node_modules/${name}` : undefined;
    if (lock.packages[`node_modules/${name}`] || (nested && lock.packages[nested]) || !/^\d/.test(version)) continue;
    const words = name.split(/[-/]/).map((word) => WORDS[word] ?? word);
    const os = OS.filter((word) => words.includes(word));
    const cpu = CPU.filter((word) => words.includes(word));
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(os.length && { os }),
      ...(cpu.length && { cpu }),
      ...(words.includes('musl') && { libc: ['musl'] }),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
