import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decision, dmn, input, literal } from '../../testing/decided.ts';
import { diagramFile } from '../../testing/diagram-file.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const diagram = (name: string): string => fileURLToPath(diagramFile(name));

function bpmn(...args: string[]): { code: number | null; lines: unknown[]; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  const lines = stdout
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  return { code: status, lines, errors: stderr };
}

function written(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'karta-bpmn-')), name);
  writeFileSync(path, content);
  return path;
}

describe('bpmn lint', () => {
  it('ends with 0 for a clean file and with 0 for warnings alone', () => {
    expect(bpmn('lint', diagram('exclusive-choice'))).toEqual({ code: 0, lines: [], errors: '' });
    expect(bpmn('lint', diagram('exclusive-without-default'))).toMatchObject({
      code: 0,
      errors: expect.stringMatching(/^choice MISSING_DEFAULT .+\n$/),
    });
  });

  it('ends with 2 and one line for each problem of a refused file', () => {
    // given
    const refused = written('refused.bpmn', '<a/>');

    // then
    expect(bpmn('lint', diagram('exclusive-choice'), refused)).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/^- NOT_BPMN .+\n$/),
    });
  });
});

describe('bpmn run', () => {
  it('prints the trace and the outcome as JSON lines', () => {
    // when
    const { code, lines } = bpmn('run', diagram('exclusive-choice'), '--vars', '{"amount": 5}');

    // then
    expect(code).toBe(0);
    expect(lines[0]).toEqual({ at: '2026-01-01T00:00:00Z', event: 'enter', element: 'begun' });
    expect(lines.at(-1)).toEqual({ state: 'completed', variables: { amount: 5 }, waiting: [] });
  });

  it('takes answers from a file, and ends with 3 when something is still awaited', () => {
    // given
    const answers = written('answers.json', JSON.stringify([{ task: 'first' }]));

    // when
    const { code, lines } = bpmn('run', diagram('parallel-join'), '--answers', answers);

    // then
    expect(code).toBe(3);
    expect(lines.at(-1)).toMatchObject({ state: 'waiting', waiting: [{ element: 'second', kind: 'task' }] });
  });

  it('chooses the process that no other calls', () => {
    expect(bpmn('run', diagram('calling-another'), '--vars', '{"text": "a"}').lines[0]).toMatchObject({
      element: 'begun',
    });
    expect(
      bpmn('run', diagram('calling-another'), '--process', 'helper', '--vars', '{"question": "a"}').lines[0],
    ).toMatchObject({
      element: 'helper-begun',
    });
  });

  it('says in one sentence what is wrong with the command', () => {
    expect(bpmn('run', diagram('exclusive-choice'), '--vars', '{')).toMatchObject({
      code: 3,
      errors: '--vars: this is no JSON\n',
    });
    const answered = (answers: string): { code: number | null; errors: string } =>
      bpmn('run', diagram('exclusive-choice'), '--answers', written('answers.json', answers));
    for (const wrong of ['[null]', '[{"foo": 1}]', '[{"task": 5}]', '[{"task": "a", "variables": [1]}]']) {
      expect(answered(wrong)).toMatchObject({ code: 3, errors: expect.stringMatching(/^--answers: answer 1 .+\n$/) });
    }
    expect(bpmn('run', diagram('exclusive-choice'), diagram('timers')).errors).toBe('run FILE: one file is expected\n');
    expect(bpmn('run', tmpdir())).toMatchObject({ code: 3, errors: expect.stringContaining('this is a folder') });
    expect(bpmn('constructor').code).toBe(3);
    expect(bpmn('run', 'nowhere.bpmn')).toMatchObject({ code: 3, errors: expect.stringContaining('nowhere.bpmn') });
    expect(bpmn('dance').code).toBe(3);
  });
});

describe('bpmn decide', () => {
  const fee = dmn(
    `${input('age', 'age', 'number')}${decision('fee', literal('age * 2'), ['Input #age'])}${decision('java', '')}`,
  );

  it('prints the result with its problems', () => {
    // given
    const file = written('fee.dmn', fee);

    // then
    expect(bpmn('decide', file, 'fee', '--vars', '{"age": 4}')).toMatchObject({
      code: 0,
      lines: [{ result: 8, problems: [] }],
    });
    expect(bpmn('decide', file, 'fee', '--vars', '{"age": "x"}')).toMatchObject({
      code: 0,
      lines: [{ result: null, problems: [{ element: 'age' }, { element: 'fee' }] }],
    });
    expect(bpmn('decide', file, 'java')).toMatchObject({ code: 2, errors: expect.stringContaining('java REFUSED') });
    expect(bpmn('decide', file, 'nothing').code).toBe(3);
  });

  it('answers every line of a batch in order', () => {
    // given
    const file = written('fee.dmn', fee);
    const line = (decision: string, age: number): string => JSON.stringify({ file, decision, vars: { age } });
    const batch = written(
      'b.jsonl',
      [line('fee', 1), line('java', 2), '{', line('nothing', 3), line('fee', 5)].join('\n'),
    );

    // when
    const { code, lines } = bpmn('decide', '--batch', batch);

    // then
    expect(code).toBe(0);
    expect(lines).toEqual([
      { result: 2, problems: [] },
      { refused: expect.stringContaining('java') },
      { error: expect.any(String) },
      { error: expect.stringContaining('nothing') },
      { result: 10, problems: [] },
    ]);
  });

  it('runs the decisions of business rule tasks, and makes their problems incidents', () => {
    // given
    const folder = dirname(
      written('n.dmn', dmn(`${input('n', 'n', 'number')}${decision('fee', literal('n + 1'), ['Input #n'])}`)),
    );

    // when
    const run = (n: string): { code: number | null; lines: unknown[] } =>
      bpmn('run', diagram('business-rule'), '--decisions', folder, '--vars', `{"n": ${n}}`);

    // then
    expect(run('1')).toMatchObject({ code: 0 });
    expect(run('1').lines.at(-1)).toMatchObject({ state: 'completed', variables: { fee: 2 } });
    expect(run('"x"').lines.at(-1)).toMatchObject({ state: 'incident', error: { code: 'EXPRESSION_FAILED' } });
  });
});
