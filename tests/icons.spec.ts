import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const styles = globSync('web-{shared,resident,operator,partner}/{src,styles}/**/*.css', { cwd: ROOT }).map(textOf);
const DRAWN = new Set(styles.flatMap((text) => [...text.matchAll(/\.i-(\w+)/g)].map(([, name]) => name)));

describe('the icons of the screens', () => {
  it('each one that a screen shows by its name is drawn', () => {
    // when
    const files = globSync('web-{shared,resident,operator,partner}/src/**/*.{html,ts}', { cwd: ROOT });
    const shown = files.flatMap((file) =>
      [...textOf(file).matchAll(/\bi i-(\w+)["'\s]/g)].map(([, name]) => ({ file, name })),
    );

    // then
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter(({ name }) => !DRAWN.has(name))).toEqual([]);
  });
});
