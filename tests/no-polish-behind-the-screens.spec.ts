import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const files = globSync('{api,activities,services}/src/**/*.ts', { cwd: ROOT }).filter(
  (file) => !/\.(spec|int\.spec|process\.spec)\.ts$/.test(file),
);

const LETTER = /[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]/;
/** Polish without Polish letters. Parts of addresses (`/wnioski`, `/konto`) are none of them. */
const WORD =
  /\b(?:Wniosek|Karta|Decyzja|Sprawa|Temat|Posiadacz|Uzasadnienie|Mieszkaniec|Dane|Konto|Pakiet|wniosek|wniosku|decyzja|mieszkaniec|posiadacz|uzasadnienie|wydania|odbioru|urzad|prosimy|zosta[lł]\w*|najpozniej)\b/;

function isPolish(line: string): boolean {
  return LETTER.test(line) || WORD.test(line);
}

/** Lines of code with Polish in them, as `file:line`; comments may quote the law. */
function polishLines(file: string): string[] {
  const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (comment) =>
    comment.replaceAll(/[^\n]/g, ''),
  );
  return code.split('\n').flatMap((line, index) => (isPolish(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));
}

describe('what runs behind the screens', () => {
  it('says nothing in Polish: sentences are the screens’, letters are files', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap(polishLines)).toEqual([]);
  });

  it.each(['Decyzja najpozniej', "label: 'Zastrzeżona'", "note: 'Diagram z wydania'"])('would be found: %s', (line) => {
    expect(isPolish(line)).toBe(true);
  });
});
