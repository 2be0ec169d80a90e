import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

it('000-05 the partners’ document keeps every rule of a public government’s linter', () => {
  // the same as npm run api:check
  const spectral = join(ROOT, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
  const rules = ['--ruleset', 'contracts/partner-api-rules.yaml', '--fail-severity', 'warn'];
  const said = execFileSync(process.execPath, [spectral, 'lint', ...rules, 'contracts/partner-openapi.json'], {
    cwd: ROOT,
  });
  expect(said.toString()).toContain('No results with a severity of');
}, 60_000);
