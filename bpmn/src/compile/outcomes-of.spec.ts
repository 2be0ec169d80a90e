import { sketch } from '../../testing/sketched.ts';
import type { UserTaskRule } from '../graph/graph.ts';
import { compileProcesses } from './compile.ts';

async function compiled(
  attributes: string,
  inner: string,
): Promise<{ task: UserTaskRule | undefined; told: string[] }> {
  const extension = inner && `<extensionElements>${inner}</extensionElements>`;
  const xml = sketch(`<userTask id="a" km:candidateGroup="g" ${attributes}>${extension}</userTask>`);
  const { graphs, problems } = await compileProcesses(xml, { outcomes: ['approve'] });
  const told = problems
    .filter(({ code }) => code.endsWith('_OUTCOME'))
    .map(({ code, sentence }) => `${code} ${sentence}`);
  return { task: graphs[0]?.nodes['a']?.userTask, told };
}

describe('the answers of a user task', () => {
  it('are the codes of the attribute alone, in a graph as before', async () => {
    const { task, told } = await compiled('km:outcomes="approve"', '');
    expect(task).toEqual({ candidateGroup: 'g', outcomes: ['approve'] });
    expect(told).toEqual([]);
  });

  it('are described by elements, beside the attribute or without it', async () => {
    const archive = '<km:outcome code="archive" label="Do archiwum" button="Oddaj" needsReason="true" tone="danger"/>';
    const { task, told } = await compiled(
      'km:outcomes="approve"',
      `${archive}<km:outcome code="approve" needsReason="false"/>`,
    );
    expect(task?.outcomes).toEqual(['approve', 'archive']);
    expect(task?.outcomeRules).toEqual([
      { code: 'archive', label: 'Do archiwum', button: 'Oddaj', needsReason: true, tone: 'danger' },
      { code: 'approve', needsReason: false },
    ]);
    expect(told).toEqual([]);
    expect((await compiled('', archive)).task?.outcomes).toEqual(['archive']);
  });

  it.each([
    ['<km:outcome label="Bez kodu"/>', 'nie ma code'],
    ['<km:outcome code="do archiwum" label="x"/>', 'code „do archiwum”'],
    ['<km:outcome code="a" label="x" tone="red"/>', 'tone="red"'],
    ['<km:outcome code="a" label="x" needsReason="tak"/>', 'needsReason="tak"'],
    ['<km:outcome code="a" label="x"/><km:outcome code="a" label="y"/>', 'dwa razy'],
    [`<km:outcome code="a" label="${'x'.repeat(81)}"/>`, 'dłuższe niż 80'],
    ['<km:outcome code="archive"/>', '„archive” nie ma label'],
  ])('are refused where the element cannot work: %s', async (element, detail) => {
    expect((await compiled('', element)).told).toEqual([expect.stringMatching(new RegExp(`^BAD_OUTCOME .*${detail}`))]);
  });

  it.each(['', '   '])('are at least one where the attribute stands: %j', async (blank) => {
    expect((await compiled(`km:outcomes="${blank}"`, '')).told).toEqual([expect.stringMatching(/^NO_OUTCOME /)]);
    expect((await compiled(`km:outcomes="${blank}"`, '<km:outcome code="a" label="x"/>')).told).toEqual([]);
    expect((await compiled('', '')).told).toEqual([]);
  });

  it('are each there once, with a warning where one is named twice', async () => {
    const { task, told } = await compiled('km:outcomes="approve approve"', '');
    expect(task?.outcomes).toEqual(['approve']);
    expect(told).toEqual([expect.stringMatching(/^DUPLICATE_OUTCOME .*„approve”/)]);
  });

  it('are taken without words in the older notation, with a warning', async () => {
    const { task, told } = await compiled('km:outcomes="approve archive"', '');
    expect(task?.outcomes).toEqual(['approve', 'archive']);
    expect(told).toEqual([expect.stringMatching(/^UNKNOWN_OUTCOME .*„archive”/)]);
  });
});
