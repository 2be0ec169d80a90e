/** The import table of ARCHITECTURE.md: which folder may import which. */
const TABLE = {
  bpmn: [],
  domain: [],
  contracts: ['domain'],
  'card-design': ['domain'],
  db: ['domain'],
  workflows: ['domain', 'bpmn'],
  services: ['domain', 'bpmn', 'contracts', 'db', 'card-design', 'workflows'],
  activities: ['domain', 'bpmn', 'contracts', 'db', 'card-design', 'workflows', 'services'],
  api: ['domain', 'bpmn', 'contracts', 'db', 'card-design', 'workflows', 'services'],
  'web-shared': ['domain', 'contracts'],
  'web-resident': ['domain', 'contracts', 'web-shared', 'bpmn'],
  'web-operator': ['domain', 'contracts', 'web-shared', 'card-design', 'bpmn'],
  'web-reader': ['domain', 'contracts'],
  'web-partner': ['domain', 'contracts', 'web-shared', 'web-reader'],
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
      name: 'services-know-names-of-workflows',
      severity: 'error',
      comment: 'Of workflows a use case takes names and message types: no host, no codec, no history.',
      from: { path: '^services/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^workflows/', pathNot: '^workflows/src/(index|workflow-ids)\\.ts$' },
    },
    {
      name: 'services-know-no-door',
      severity: 'error',
      comment: 'A use case runs on a given transaction; who knocked is no matter.',
      from: { path: '^services/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@temporalio|express)' },
    },
    {
      name: 'express-in-the-kit-alone',
      severity: 'error',
      comment: 'A route is data; what an HTTP request is, api/src/http knows alone.',
      from: { path: '^(?!api/src/http/)[^/]+/', pathNot: '\\.spec\\.ts$|^simulators/|^node_modules/' },
      to: { path: 'node_modules/(@types/)?(express|express-session|helmet|@bull-board)' },
    },
    {
      name: 'areas-keep-to-themselves',
      severity: 'error',
      comment: 'What two areas need is a service.',
      from: { path: '^api/src/(resident|operator|admin|partner|desk|station|reader)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^api/src/(resident|operator|admin|partner|desk|station|reader)/', pathNot: '^api/src/$1/' },
    },
    {
      name: 'contracts-as-types-in-the-browser',
      severity: 'error',
      comment: 'No schema code reaches a page: import type. The definitions of the registers are plain data (ADR 22).',
      from: { path: '^web-(shared|operator|resident|reader|partner)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^contracts/', pathNot: '^contracts/src/registers/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'desk-takes-the-camera-alone',
      severity: 'error',
      comment: 'Of the reader the desk takes the camera and what a code says (ADR 83).',
      from: { path: '^web-partner/' },
      to: { path: '^web-reader/', pathNot: '^web-reader/src/(camera|presented)\\.ts$' },
    },
    {
      name: 'portal-takes-the-language-alone',
      severity: 'error',
      comment: 'Of bpmn the portal takes the language of conditions, and only where a form has some (ADR 38).',
      from: { path: '^web-resident/(?!src/app/applications/form-rules\\.ts$)' },
      to: { path: '^bpmn/' },
    },
    {
      name: 'portal-takes-no-engine',
      severity: 'error',
      from: { path: '^web-resident/' },
      to: { path: '^bpmn/', pathNot: '^bpmn/src/feel/' },
    },
    {
      name: 'registers-are-plain-data',
      severity: 'error',
      comment: 'A page loads the definitions of the registers: no schema code comes with them.',
      from: { path: '^contracts/src/registers/' },
      to: { pathNot: '^(contracts/src/registers|domain)/' },
    },
    {
      name: 'npm-as-declared',
      severity: 'error',
      comment: 'A package takes from npm what its own package.json declares.',
      from: { path: `^(${Object.keys(TABLE).join('|')})/`, pathNot: '\\.spec\\.ts$|/testing/|/jest\\.' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
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
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
