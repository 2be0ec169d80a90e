import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = execFileSync('git', ['ls-files', '--', '*.ts', '*.html', '*.css'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && path !== 'tests/comments-cite-what-is-here.spec.ts')
  .filter((path) => existsSync(join(ROOT, path)));

/** Papers that are cited by a short name instead of a page. */
const SHORT_NAMES =
  /\((?:see )?(?:look|quality|devices|serwersms|architecture|polish[ -]facts|stack|trials|house)(?:\.md)?[,)]|(?<![/\w])(?:look|serwersms|quality|devices)\.md\b/;
const PAGE = /docs\/[a-z0-9/-]+\.md/g;

describe('a comment', () => {
  it('cites the law, a standard, or a page of the repository', () => {
    const wrong = SOURCES.flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (SHORT_NAMES.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(wrong).toEqual([]);
  });

  it('names only pages that are there', () => {
    const missing = SOURCES.flatMap((path) =>
      [...readFileSync(join(ROOT, path), 'utf8').matchAll(PAGE)]
        .map(([page]) => page)
        .filter((page) => !existsSync(join(ROOT, page)))
        .map((page) => `${path}: ${page}`),
    );
    expect(missing).toEqual([]);
  });
});
