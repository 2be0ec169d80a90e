const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
];
const back = {
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mjs)$': swc },
  transformIgnorePatterns: ['/node_modules/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
};
const product = [
  'domain',
  'contracts',
  'db',
  'workflows',
  'card-design',
  'activities',
  'api',
  'device-agent',
  'simulators',
  'deploy',
];
const roots = product.map((folder) => `<rootDir>/${folder}`);

/** One run, one project per kind of test (architecture, section 7.10). */
export default {
  projects: [
    {
      ...back,
      displayName: 'unit',
      roots,
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$', '\\.process\\.spec\\.ts$'],
    },
    {
      ...back,
      displayName: 'int',
      roots: [...roots, '<rootDir>/tests'],
      testMatch: ['**/*.int.spec.ts'],
      globalSetup: '<rootDir>/tests/set-up.ts',
      globalTeardown: '<rootDir>/tests/tear-down.ts',
    },
    '<rootDir>/web-shared/jest.config.js',
  ],
};
