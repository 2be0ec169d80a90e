import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileProcesses } from '@karta/bpmn/compile';
import { MOST_COMPILED } from '../http/limits.ts';
import { leastCompiled } from './least-compiled.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DIAGRAMS = ['workflows/processes', 'bpmn/testing/conformance'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(folder, name)),
);

/** Tasks one after the other. */
function row(tasks: number): string {
  const steps = Array.from(
    { length: tasks },
    (_, n) => `<task id="t${n}"/><sequenceFlow id="f${n}" sourceRef="t${n - 1}" targetRef="t${n}"/>`,
  );
  return `<process id="p">${steps.join('')}</process>`;
}

describe('the least length of a compiled diagram', () => {
  it.each(DIAGRAMS)('is no more than it has in truth: %s', async (file) => {
    const xml = readFileSync(join(ROOT, file), 'utf8');
    const { graphs } = await compileProcesses(xml, {});
    const length = JSON.stringify(graphs).length;
    expect(leastCompiled(xml)).toBeLessThanOrEqual(length);
  });

  it('tells 10,000 tasks from what can be deployed without compiling them', () => {
    expect(leastCompiled(row(10_000))).toBeGreaterThan(MOST_COMPILED);
    expect(leastCompiled(row(4_000))).toBeLessThan(MOST_COMPILED);
  });

  it('is asked of 6 MB of half-open tags in no time', () => {
    expect(leastCompiled('<task '.repeat(1_000_000))).toBe(0);
    expect(leastCompiled('<a'.repeat(3_000_000))).toBe(0);
    expect(leastCompiled(`<${'a'.repeat(6_000_000)}`)).toBe(0);
  });
});
