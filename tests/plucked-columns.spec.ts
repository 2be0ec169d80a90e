import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const files = globSync('{activities,api,bench,db,deploy,services,tests,workflows}/**/*.ts', {
  cwd: ROOT,
  exclude: (path) => path.endsWith('node_modules'),
});

describe('a single column that is asked for by pluck', () => {
  it('is named as it is stored: knex takes it from the row before names are changed, and any other name gives nothing', () => {
    // when
    const found = files.flatMap((file) => {
      const named = readFileSync(join(ROOT, file), 'utf8').match(/\.pluck\(\s*'[^']*[A-Z][^']*'/g) ?? [];
      return named.map((each) => `${file}: ${each}`);
    });

    // then
    expect(files.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
