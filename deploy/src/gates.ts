import packages from '../../package.json' with { type: 'json' };

export interface Gate {
  name: string;
  /** Path of a script below the clone's root, run by this Node. */
  script: string;
  args: readonly string[];
}

/** Every package of the repository, as npm knows them. */
const FOLDERS = packages.workspaces;

/** What must hold before a test runs; the two that take longest begin. */
export const GATES: readonly Gate[] = [
  { name: 'format', script: 'node_modules/prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-p', '.'] },
  { name: 'lint', script: 'node_modules/oxlint/bin/oxlint', args: ['--quiet', '.'] },
  {
    name: 'import table',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...FOLDERS],
  },
  { name: 'dead code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
  {
    name: 'types of the pages and their tests',
    script: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'web-shared/tsconfig.spec.json'],
  },
  { name: 'types of the reader', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'web-reader'] },
];
