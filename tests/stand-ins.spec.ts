import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PRODUCT =
  '{domain,contracts,db,workflows,card-design,activities,api,device-agent,web-shared,web-operator,web-resident,web-partner}';
const files = globSync(`${PRODUCT}/src/**/*.{ts,html}`, { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));

/** Words by which product code would know that it runs in a demo or against a stand-in (docs/facts/process-host.md). */
const FORBIDDEN = [
  /@karta\/simulators|\/simulators\//,
  /\bis_?demo\b|\bdemo_?mode\b|KARTA_DEMO/i,
  /nowa-rzeczna|Nowa Rzeczna/,
  /serwersms-sim|mail-inbox|virtual-card/,
  /NODE_ENV/,
];

describe('product code', () => {
  it('reaches stand-ins by address only and never asks whether this is the demo', () => {
    // when
    const found = files.flatMap((file) => {
      const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return FORBIDDEN.filter((word) => word.test(code)).map((word) => `${file}: ${word}`);
    });

    // then
    expect(files.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });
});
