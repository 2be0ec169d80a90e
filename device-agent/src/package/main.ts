import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from './build.ts';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'package');
mkdirSync(folder, { recursive: true });
const file = await buildPackage({ folder, compression: 'xz' });
process.stdout.write(
  `${file}\nInstall it on the computer of the station: sudo apt install ./${file.split('/').at(-1)}\n`,
);
