import { flows, sketch } from '../../testing/sketched.ts';
import { compileProcesses } from '../compile/compile.ts';

const MANUAL = ['A', 'B', 'C'].map((id) => `<manualTask id="${id}"/>`).join('');
const gateway = (kind: string, id: string, fallback = ''): string =>
  `<${kind}Gateway id="${id}"${fallback && ` default="${fallback}"`}/>`;
const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const message = '<messageEventDefinition messageRef="M"/>';

async function found(elements: string, drawn: string): Promise<string[]> {
  const ends = ['E', 'F'].filter((id) => drawn.includes(`>${id}`)).map((id) => `<endEvent id="${id}"/>`);
  const start = drawn.startsWith('S>') && !elements.includes('id="S"') ? '<startEvent id="S"/>' : '';
  const tasks = MANUAL.replaceAll(/<manualTask id="(.)"\/>/g, (task, id: string) =>
    drawn.includes(id) && !elements.includes(`id="${id}"`) ? task : '',
  );
  const { problems } = await compileProcesses(sketch(`${start}${tasks}${elements}${ends.join('')}${flows(drawn)}`));
  const codes = new Set(['DEADLOCK', 'UNJOINED', 'ENDLESS_LOOP', 'DEAD_ELEMENT']);
  return problems.filter(({ code }) => codes.has(code)).map(({ element, code }) => `${element} ${code}`);
}

describe('a join that may wait for ever is found', () => {
  it.each([
    ['behind a choice', gateway('exclusive', 'G', 'G_B') + gateway('parallel', 'J'), 'S>G>A[x]>J>E; G>B>J'],
    ['behind some of several ways', gateway('inclusive', 'G', 'G_B') + gateway('parallel', 'J'), 'S>G>A[x]>J>E; G>B>J'],
    ['behind conditions of a task', gateway('parallel', 'J'), 'S>A>B[x]>J; A>C[y]>J>E'],
    [
      'when a branch may leave before',
      gateway('parallel', 'G') + gateway('exclusive', 'X', 'X_F') + gateway('parallel', 'J'),
      'S>G>X>J[x]; X>F; G>B>J>E',
    ],
    ['in a loop', gateway('parallel', 'J') + gateway('exclusive', 'X', 'X_E'), 'S>J>A>X>J[x]; X>E'],
    [
      'behind a task or its deadline',
      `${gateway('parallel', 'G')}<userTask id="A" km:candidateGroup="g"/><boundaryEvent id="D" attachedToRef="A">${timer}</boundaryEvent>${gateway('parallel', 'J')}`,
      'S>G>A>J>E; G>B>J; D>J',
    ],
    [
      'behind one of several events',
      `${gateway('eventBased', 'G')}<intermediateCatchEvent id="m">${message}</intermediateCatchEvent><intermediateCatchEvent id="t">${timer}</intermediateCatchEvent>${gateway('parallel', 'J')}`,
      'S>G>m>J>E; G>t>J',
    ],
  ])('%s', async (_, elements, drawn) => {
    expect(await found(elements, drawn)).toEqual(['J DEADLOCK']);
  });

  it('where two messages start the process', async () => {
    // given
    const starts = `<startEvent id="S">${message}</startEvent><startEvent id="T">${message.replace('M', 'N')}</startEvent>`;

    // then
    expect(await found(starts + gateway('parallel', 'J'), 'S>J>A>E; T>J')).toEqual(['J DEADLOCK']);
    expect(await found(starts + gateway('exclusive', 'J'), 'S>J>A>E; T>J')).toEqual([]);
  });
});

describe('branches that meet unjoined are found', () => {
  it.each([
    ['at a merge', gateway('parallel', 'G') + gateway('exclusive', 'J'), 'S>G>A>J>C>E; G>B>J', 'J'],
    ['at a task', '', 'S>A>C; S>B>C>E', 'C'],
  ])('%s', async (_, elements, drawn, element) => {
    expect(await found(elements, drawn)).toEqual([`${element} UNJOINED`]);
  });
});

describe('a loop without a wait', () => {
  it('is one also where parallel ways leave it, and none where an error does', async () => {
    // given
    const merge = gateway('exclusive', 'M');
    const caught =
      '<serviceTask id="T" km:activity="check"/><boundaryEvent id="D" attachedToRef="T"><errorEventDefinition errorRef="Z"/></boundaryEvent>';

    // then
    expect(await found(merge, 'S>M>A>M; A>E')).toEqual(['M ENDLESS_LOOP']);
    expect(await found(merge + caught, 'S>M>T>M; D>E')).toEqual([]);
  });
});

describe('a sound diagram passes', () => {
  it.each([
    [
      'ways joined as they were chosen',
      gateway('inclusive', 'G', 'G_B') + gateway('inclusive', 'J'),
      'S>G>A[x]>J>E; G>B>J',
    ],
    ['parallel ways in one end', gateway('parallel', 'G'), 'S>G>A>E; G>B>E'],
    [
      'a choice within a branch',
      gateway('parallel', 'G') +
        gateway('exclusive', 'X', 'X_B') +
        gateway('exclusive', 'Y') +
        gateway('parallel', 'J'),
      'S>G>X>A[x]>Y>J>E; X>B>Y; G>C>J',
    ],
    [
      'a loop within a branch',
      gateway('parallel', 'G') +
        gateway('exclusive', 'M') +
        gateway('exclusive', 'X', 'X_J') +
        gateway('parallel', 'J'),
      'S>G>M>A>X>M[x]; X>J; G>B>J>E',
    ],
    [
      'branches within a loop',
      gateway('exclusive', 'M') +
        gateway('parallel', 'G') +
        gateway('parallel', 'J') +
        gateway('exclusive', 'X', 'X_E'),
      'S>M>G>A>J>X>M[x]; G>B>J; X>E',
    ],
    [
      'a task and its deadline in one branch',
      `${gateway('parallel', 'G')}<userTask id="A" km:candidateGroup="g"/><boundaryEvent id="D" attachedToRef="A">${timer}</boundaryEvent>${gateway('exclusive', 'M')}${gateway('parallel', 'J')}`,
      'S>G>A>M>J>E; G>B>J; D>M',
    ],
    [
      'a reminder beside the task',
      `<userTask id="A" km:candidateGroup="g"/><boundaryEvent id="D" attachedToRef="A" cancelActivity="false">${timer}</boundaryEvent>`,
      'S>A>E; D>B>F',
    ],
  ])('%s', async (_, elements, drawn) => {
    expect(await found(elements, drawn)).toEqual([]);
  });
});

describe('a level with more courses than anybody can play', () => {
  const many = (count: number, each: (index: number) => string): string =>
    Array.from({ length: count }, (_item, index) => each(index)).join('');

  it('gets no verdict when it begins at many gateways at once', async () => {
    // when
    const gateways = many(40, (index) => gateway('exclusive', `g${index}`, `g${index}_E`));
    const ways = many(40, (index) => `g${index}>A[x]; g${index}>E;`).slice(0, -1);

    // then
    expect(await found(gateways, ways)).toEqual([]);
  });

  it('gets no verdict when it runs on thousands of branches', async () => {
    // when
    const tasks = many(4000, (index) => `<manualTask id="t${index}"/>`);
    const ways = many(4000, (index) => `;G>t${index}>J`);

    // then
    expect(await found(tasks + gateway('parallel', 'G') + gateway('parallel', 'J'), `S>G${ways};J>E`)).toEqual([]);
  });
});
