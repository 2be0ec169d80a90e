import { readFile } from 'node:fs/promises';
import { flows, sketch } from '../../../testing/sketched.ts';
import { compileProcesses } from '../../compile/index.ts';
import type { LintOptions } from '../index.ts';
import { diagramFile } from '../../../testing/diagram-file.ts';

async function problemsOf(name: string, options: LintOptions): Promise<string[]> {
  const xml = await readFile(diagramFile(name), 'utf8');
  const { problems } = await compileProcesses(xml, options);
  return problems.filter(({ severity }) => severity === 'error').map(({ element, code }) => `${element} ${code}`);
}

describe('what a diagram calls and asks', () => {
  it('is a problem of the element when it does not exist', async () => {
    expect(await problemsOf('calling', { processes: [] })).toEqual(['call UNKNOWN_CALLED']);
    expect(await problemsOf('business-rule', { decisions: ['other'] })).toEqual(['decide UNKNOWN_DECISION']);
    expect(await problemsOf('production-alone', { sagas: [] })).toEqual([expect.stringContaining('UNKNOWN_SAGA')]);
  });

  it('is fine when it does', async () => {
    expect(await problemsOf('calling', { processes: ['ask-again'] })).toEqual([]);
    expect(await problemsOf('business-rule', { decisions: ['fee'] })).toEqual([]);
    expect(await problemsOf('production-alone', { sagas: ['card-production'] })).toEqual([]);
  });

  it('is nobody’s business where it cannot be known', async () => {
    expect(await problemsOf('calling', {})).toEqual([]);
    expect(await problemsOf('business-rule', {})).toEqual([]);
  });
});

describe('what starts a process', () => {
  it.each([
    ['signal', 'again', [['done', 'STARTS_ITSELF']]],
    ['signal', 'other', []],
    ['message', 'again', [['done', 'STARTS_ITSELF']]],
  ])('is told when the process throws it itself: %s %s', async (kind, thrown, expected) => {
    // given
    const event = (name: string): string => `<${kind}EventDefinition ${kind}Ref="${name}"/>`;
    const file = sketch(
      `<startEvent id="begun">${event('again')}</startEvent><endEvent id="done">${event(thrown)}</endEvent>${flows('begun>done')}`,
    );

    // when
    const { problems } = await compileProcesses(file);

    // then
    expect(problems.map(({ element, code }) => [element, code])).toEqual(expected);
  });
});
