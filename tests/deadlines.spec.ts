import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['activities', 'api', 'db', 'deploy', 'device-agent', 'services', 'workflows'];

/** What waits for somebody else, and what says in the same statement how long. */
const WAITS = [
  { what: 'a connection to PostgreSQL', begins: /\bnew pg\.(?:Pool|Client)\(/g, ends: /deadlinesOf\(/ },
  {
    what: 'a pool of knex',
    begins: /\bknex\(\{/g,
    ends: /deadlines\b[^]*afterCreate: breakOff[^]*acquireConnectionTimeout/,
  },
  { what: 'a queue of BullMQ', begins: /\bconst connection = \{\s*connectionString/g, ends: /deadlinesOf\(/ },
  { what: 'a call over HTTP', begins: /\bfetch\(\s*[\w$`]/g, ends: /\bsignal\b/ },
  { what: 'a mail server', begins: /\bcreateTransport\(/g, ends: /socketTimeout|streamTransport/ },
  {
    what: 'a connection to Temporal',
    begins: /\b(?:NativeConnection|Connection)\.(?:connect|lazy)\(/g,
    ends: /(?:connection|native)Options\(/,
  },
  {
    what: 'a question to Temporal',
    begins:
      /\bworkflowService\.\w+\(|\bclient\.workflow\.(?:start|list|count)\(|\.(?:describe|fetchHistory|executeUpdate)\(|\bhandle\.(?:query|signal)\(/g,
    ends: /withDeadline\(|inTime\(/,
  },
] as const;

interface Source {
  path: string;
  text: string;
}

const SOURCES: readonly Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(ROOT, folder, 'src', file))
    .map((path) => ({
      path: relative(ROOT, path),
      text: readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/ .*/g, ''),
    })),
);

/**
 * The statement in which something stands, from the last line that begins at the left edge of a function's body, and the
 * statement after it: an arrow function is handed to what waits for it.
 */
function around(text: string, at: number): string {
  const before = text.slice(0, at);
  const from = Math.max(
    ...[
      '\n  const ',
      '\n  await ',
      '\n  return ',
      '\n    const ',
      '\n    await ',
      '\n    return ',
      '\nconst ',
      '\n      await ',
    ].map((start) => before.lastIndexOf(start)),
  );
  const rest = text.slice(at);
  const end = [...rest.matchAll(/;\n/g)].map(({ index }) => index)[1] ?? rest.length;
  return text.slice(from, at + end + 1);
}

const endless = (sources: readonly Source[]): string[] =>
  WAITS.flatMap(({ what, begins, ends }) =>
    sources.flatMap(({ path, text }) =>
      [...text.matchAll(begins)].flatMap(({ index }) => (ends.test(around(text, index)) ? [] : [`${path}: ${what}`])),
    ),
  );

describe('whatever waits for another program', () => {
  it('says how long', () => {
    expect(endless(SOURCES)).toEqual([]);
  });

  it.each(WAITS.map(({ what, begins }) => ({ what, begins })))('is found: $what', ({ begins }) => {
    expect(SOURCES.some(({ text }) => text.search(begins) >= 0)).toBe(true);
  });

  it.each([
    ['const pool = new pg.Pool({ connectionString: url, max: 3 });\n', 'a connection to PostgreSQL'],
    ["  const answer = await fetch(url, { method: 'POST' });\n", 'a call over HTTP'],
    ['  const transport = createTransport({ url, connectionTimeout: 3 });\n', 'a mail server'],
    ['  const connection = await NativeConnection.connect({ address });\n', 'a connection to Temporal'],
    ['  const row = await client.workflow.getHandle(id).describe();\n', 'a question to Temporal'],
    [
      '  const look = () => client.workflowService.getSystemInfo({});\n  await client.withDeadline(at, look);\n',
      undefined,
    ],
    ['  const look = () => client.workflowService.getSystemInfo({});\n  await look();\n', 'a question to Temporal'],
  ])('is judged by its statement: %s', (text, what) => {
    expect(endless([{ path: 'a.ts', text: `\n${text}` }])).toEqual(what === undefined ? [] : [`a.ts: ${what}`]);
  });
});
