import packages from './package.json' with { type: 'json' };

const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
];
const back = {
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mjs)$': swc },
  transformIgnorePatterns: ['/node_modules/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  modulePathIgnorePatterns: ['/dist/'],
  setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'],
};
/** The packages whose tests need no page; `web-shared` runs those of the pages. */
const product = packages.workspaces.filter((folder) => !/^(web-(?!reader)|tests$|bench$)/.test(folder));
const roots = product.map((folder) => `<rootDir>/${folder}`);
const withTests = [...roots, '<rootDir>/tests'];

/** One run, one project for each kind of test. `npm test` provides servers and settings. */
export default {
  reporters: ['default', '<rootDir>/tests/count-reporter.cjs'],
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/spread.cjs',
  forceExit: true,
  projects: [
    {
      ...back,
      displayName: 'unit',
      roots: withTests,
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '\\.(int|process)\\.spec\\.ts$',
        '/tests/(e2e|replay|faults|trials|devices)/',
      ],
    },
    { ...back, displayName: 'int', roots: withTests, testMatch: ['**/*.int.spec.ts'] },
    { ...back, displayName: 'process', roots: withTests, testMatch: ['**/*.process.spec.ts'] },
    { ...back, displayName: 'replay', roots: ['<rootDir>/tests/replay'], testMatch: ['**/*.spec.ts'] },
    {
      // Each file kills parts of a town of its own.
      ...back,
      displayName: 'faults',
      roots: ['<rootDir>/tests/faults'],
      testMatch: ['**/*.spec.ts'],
      setupFiles: ['<rootDir>/tests/faults/own-folder.ts'],
    },
    {
      // In full size by `npm run test:long -- trials`; `npm test` leaves them out.
      ...back,
      displayName: 'trials',
      roots: ['<rootDir>/tests/trials'],
      testMatch: ['**/*.spec.ts'],
      setupFiles: ['<rootDir>/tests/faults/own-folder.ts'],
    },
    // In a namespace of its own by `npm run test:devices`, and after the others by `npm test`.
    { ...back, displayName: 'devices', roots: ['<rootDir>/tests/devices'], testMatch: ['**/*.spec.ts'] },
    {
      ...back,
      displayName: 'e2e',
      roots: ['<rootDir>/tests/e2e'],
      testMatch: ['**/*.spec.ts'],
      testEnvironment: '<rootDir>/tests/e2e/screens-environment.cjs',
    },
    '<rootDir>/web-shared/jest.config.js',
  ],
};
