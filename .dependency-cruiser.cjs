/** The import table of ARCHITECTURE.md: which folder may import which. */
const TABLE = {
  bpmn: [],
  domain: [],
  contracts: ['domain'],
  'card-design': ['domain'],
  db: ['domain'],
  workflows: ['domain', 'bpmn'],
  activities: ['domain', 'bpmn', 'contracts', 'db', 'card-design', 'workflows'],
  api: ['domain', 'bpmn', 'contracts', 'db', 'card-design', 'workflows'],
  'web-shared': ['domain', 'contracts'],
  'web-resident': ['domain', 'contracts', 'web-shared'],
  'web-operator': ['domain', 'contracts', 'web-shared', 'card-design', 'bpmn'],
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
      name: 'pure-bpmn',
      severity: 'error',
      comment:
        'The interpreter and the compiler run in the browser too: no Temporal, no Node outside the command line.',
      from: { path: '^bpmn/src/', pathNot: '\\.spec\\.ts$|^bpmn/src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'bpmn-knows-no-temporal',
      severity: 'error',
      from: { path: '^bpmn/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: 'node_modules/@temporalio/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
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
