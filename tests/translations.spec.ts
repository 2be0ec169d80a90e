import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import english from '../web-resident/src/locale/en.json' with { type: 'json' };
import polish from '../web-resident/src/locale/pl.json' with { type: 'json' };
import ukrainian from '../web-resident/src/locale/uk.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const SOURCE: Readonly<Record<string, string>> = polish.translations;
const placesIn = (text: string | undefined): string[] => (text?.match(/\{\$\w+\}/g) ?? []).toSorted();

it('the words of the portal are collected as they stand in its sources', () => {
  const files = globSync('web-{resident,shared}/src/**/*.{ts,html}', { cwd: ROOT });
  const sources = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const ids = new Set([...sources.matchAll(/@@([\w.-]+)/g)].map(([, id]) => id));
  // a stale collection: npm run words
  expect(Object.keys(SOURCE).toSorted()).toEqual([...ids].toSorted());
});

describe.each([
  ['en', english],
  ['uk', ukrainian],
])('the portal in %s', (locale, catalogue) => {
  const translated: Readonly<Record<string, string>> = catalogue.translations;

  it('has a translation of each message, and none of a message that is gone', () => {
    expect(catalogue.locale).toBe(locale);
    expect(Object.keys(translated).toSorted()).toEqual(Object.keys(SOURCE).toSorted());
  });

  it('keeps the links, names and numbers of each message', () => {
    const broken = Object.keys(SOURCE).filter(
      (id) => JSON.stringify(placesIn(SOURCE[id])) !== JSON.stringify(placesIn(translated[id])),
    );
    expect(broken).toEqual([]);
  });
});
