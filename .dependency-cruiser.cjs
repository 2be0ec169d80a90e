/** The import table of ARCHITECTURE.md: which folder may import which. */
const TABLE = {
  domain: [],
  contracts: ['domain'],
  'card-design': ['domain'],
  db: ['domain'],
  workflows: ['domain'],
  activities: ['domain', 'contracts', 'db', 'card-design', 'workflows'],
  api: ['domain', 'contracts', 'db', 'card-design', 'workflows'],
  'web-shared': ['domain', 'contracts'],
  'web-resident': ['domain', 'contracts', 'web-shared'],
  'web-operator': ['domain', 'contracts', 'web-shared', 'card-design', 'workflows'],
  'device-agent': ['domain', 'contracts'],
  simulators: ['domain', 'contracts'],
  deploy: ['db'],
};
const FOLDERS = [...Object.keys(TABLE), 'tests', 'bench'];

const walls = Object.entries(TABLE).map(([from, allowed]) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment: `${from} may import ${allowed.join(', ') || 'nothing of ours'}.`,
  from: { path: `^${from}/`, pathNot: '\\.spec\\.ts$|/testing/' },
  to: { path: `^(${FOLDERS.filter((to) => to !== from && !allowed.includes(to)).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...walls,
    {
      name: 'pure-domain',
      severity: 'error',
      comment: 'domain uses no Node module.',
      from: { path: '^domain/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-engine',
      severity: 'error',
      comment: 'The interpreter and the compiler run in the browser too: no Temporal, no Node.',
      from: { path: '^workflows/src/(engine|compile|decisions)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-knows-no-temporal',
      severity: 'error',
      from: { path: '^workflows/src/(engine|compile|decisions)/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/@temporalio/' },
    },
    {
      name: 'browser-workflows',
      severity: 'error',
      comment: 'web-operator uses the engine and the compiler alone.',
      from: { path: '^web-operator/' },
      to: { path: '^workflows/src/(?!engine|compile|decisions)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Not in the engine: scopes, completion and repetition call each other as the token rules of the standard do.',
      from: { pathNot: '^workflows/src/engine/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.angular)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
