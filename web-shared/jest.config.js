/** Tests of the web apps: jsdom, zoneless Angular. One of the projects of the root's jest run. */
export default {
  displayName: 'web',
  rootDir: '..',
  roots: [
    '<rootDir>/web-shared/src',
    '<rootDir>/web-resident/src',
    '<rootDir>/web-operator/src',
    '<rootDir>/web-partner/src',
  ],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'jsdom',
  setupFiles: ['@angular/localize/init'],
  setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs', '<rootDir>/web-shared/jest.set-up.ts'],
  transform: {
    '^.+\\.(ts|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/web-shared/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
  moduleFileExtensions: ['ts', 'html', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^@karta/domain/phone-card$': '<rootDir>/domain/src/phone-card/index.ts',
    '^@karta/domain/status-list$': '<rootDir>/domain/src/status-list/index.ts',
    '^@karta/contracts/registers$': '<rootDir>/contracts/src/registers/index.ts',
    '^@karta/(domain|contracts|web-shared)$': '<rootDir>/$1/src/index.ts',
  },
  snapshotSerializers: [],
};
