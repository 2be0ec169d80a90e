import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['activities/src', 'api/src', 'db/src', 'deploy/src', 'services/src', 'workflows/src'];

/** What holds a state, the states in which a row may begin, and the file that changes them (docs/adr/0013). */
const HOLDERS = [
  { table: 'cards', model: 'Card', begins: ['in-production'], writer: 'services/src/cards/change-card.ts' },
  { table: 'accounts', model: 'Account', begins: ['pending'], writer: 'services/src/accounts/change-account.ts' },
  {
    table: 'applications',
    model: 'Application',
    begins: ['draft'],
    writer: 'services/src/applications/change-application.ts',
  },
] as const;

interface Source {
  path: string;
  text: string;
}

const SOURCES: readonly Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(ROOT, folder, file))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') })),
);

/** Every statement that begins at the table or its model and writes, with what it writes. */
function writesOf({ text }: Source, table: string, model: string): { verb: string; written: string }[] {
  const start = new RegExp(`\\b${model}\\.query\\(|\\(\\s*'${table}(?: as \\w+)?'\\s*\\)`, 'g');
  return [...text.matchAll(start)].flatMap(({ index }) => {
    const statement = statementAt(text, index);
    const verb = /\.(patch|patchAndFetch\w*|patchAndFetchById|update\w*|insert\w*|upsert\w*|merge)\(/g;
    return [...statement.matchAll(verb)].map((found) => ({
      verb: found[1] ?? '',
      written: statementAt(statement, found.index + found[0].length),
    }));
  });
}

/** The text to the end of the statement: the semicolon outside all brackets, or the bracket that closes around it. */
function statementAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('([{'.includes(text.charAt(at))) depth++;
    if (')]}'.includes(text.charAt(at)) && --depth < 0) return text.slice(from, at);
    if (text.charAt(at) === ';' && depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** What is written to `state`: a literal, or whatever else stands there. */
const statesIn = (written: string): string[] =>
  [...written.matchAll(/(?<!\?\s*)(?<=^|[{,\s])state(?:\s*:\s*('[^']*'|[^,}\n]+))?(?=\s*[,}])/g)].map(
    ([, value = 'state']) => value.trim(),
  );

describe('the state of a card, an account and an application', () => {
  it.each(HOLDERS)('is written by one function alone: $table', ({ table, model, begins, writer }) => {
    const around = SOURCES.filter(({ path }) => path !== writer).flatMap((source) =>
      writesOf(source, table, model)
        .flatMap(({ verb, written }) => statesIn(written).map((state) => ({ verb, state })))
        .filter(({ verb, state }) => !(verb.startsWith('insert') && begins.some((begin) => state === `'${begin}'`)))
        .map(({ verb, state }) => `${source.path}: ${verb} state ${state}`),
    );
    const inSql = SOURCES.filter(({ text }) => new RegExp(`\\bupdate\\s+${table}\\s+set\\b`, 'i').test(text));
    expect([...around, ...inSql.map(({ path }) => path)]).toEqual([]);
  });

  it('is written by that function', () => {
    for (const { table, model, writer } of HOLDERS) {
      const source = SOURCES.find(({ path }) => path === writer);
      expect(source && writesOf(source, table, model).flatMap(({ written }) => statesIn(written))).toEqual(['to']);
    }
  });

  it.each([
    ["Card.query(trx).findById(id).patch({ state: 'spoiled' });", "patch 'spoiled'"],
    ["await trx('cards').where('id', id).update({ uid: null, state });", 'update state'],
    ["Card.query(trx)\n  .insert({ ...{ id, state: 'active' } });", "insert 'active'"],
    ["trx('cards as c').update({\n  state: to,\n});", 'update to'],
    ["Card.query(trx).where({ state: 'ready' }).patch({ uid: null });", ''],
  ])('is found wherever it is written: %s', (text, found) => {
    const seen = writesOf({ path: '', text }, 'cards', 'Card').flatMap(({ verb, written }) =>
      statesIn(written).map((state) => `${verb} ${state}`),
    );
    expect(seen.join()).toBe(found);
  });
});

describe('what packages a person holds', () => {
  it('is written by one function alone', () => {
    const writers = SOURCES.filter(({ text }) =>
      [...text.matchAll(/'resident_packages[^']*'/g)].some(({ index }) =>
        /\.(insert|update|delete|del|merge|upsert|truncate)\(/.test(statementAt(text, index - 1)),
      ),
    );
    expect(writers.map(({ path }) => path)).toEqual(['services/src/packages/change-grant.ts']);
  });
});

describe('the outbox', () => {
  it('is filled by the function that wakes the relay alone', () => {
    const fillers = SOURCES.filter(({ text }) =>
      writesOf({ path: '', text }, 'outbox', 'OutboxRow').some(({ verb }) => verb.startsWith('insert')),
    );
    expect(fillers.map(({ path }) => path)).toEqual(['db/src/outbox.ts']);
  });
});
