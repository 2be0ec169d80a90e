import {
  caseSnapshotQuery,
  fireTimerUpdate,
  migrateCaseUpdate,
  pinProcess,
  type CaseSnapshot,
  type PinnedProcess,
} from '../index.ts';
import { CITY, fixtureProcess, insist, refusalOf, TemporalRig, type StartedCase } from '../../testing/temporal-rig.ts';
import { readFile } from 'node:fs/promises';

/** The full size runs in `npm run test:long`. */
const CASES = process.env['KARTA_TEST_SIZE'] === 'full' ? 1000 : 50;
const AT_ONCE = 10;
const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };

jest.setTimeout(60_000 + CASES * 1500);

/** „Again” leads over a step that the second version has no more. */
const OLD_STEP = `<userTask id="old-step" km:candidateGroup="card-office" />
    <sequenceFlow id="old-back" sourceRef="old-step" targetRef="ask" /></process>`;
const withOldStep = (xml: string): string =>
  xml
    .replace('sourceRef="choice" targetRef="ask"', 'sourceRef="choice" targetRef="old-step"')
    .replace('</process>', OLD_STEP);

/** Before the end somebody confirms. */
const CONFIRM = `<userTask id="confirm" km:candidateGroup="card-office" />
    <sequenceFlow id="to-end" sourceRef="confirm" targetRef="ended" /></process>`;
const withConfirmation = (xml: string): string =>
  xml
    .replace('<sequenceFlow id="to-end" sourceRef="choice" targetRef="ended" />', '')
    .replace('default="to-end"', 'default="to-confirm"')
    .replace('</process>', `<sequenceFlow id="to-confirm" sourceRef="choice" targetRef="confirm" />${CONFIRM}`);

async function secondVersion(edit: (xml: string) => string): Promise<PinnedProcess> {
  const xml = await readFile(
    new URL('../../../bpmn/testing/diagrams/user-task/ask-again.bpmn', import.meta.url),
    'utf8',
  );
  return (await pinProcess(edit(xml), 2)).process;
}

const migrate = (started: StartedCase, more: object = {}): Promise<unknown> =>
  insist((updateId) =>
    started.handle.executeUpdate(migrateCaseUpdate, { args: [{ ...admin, version: 2, ...more }], updateId }),
  );
const snapshotOf = (started: StartedCase): Promise<CaseSnapshot> => started.handle.query(caseSnapshotQuery);

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index}`);
  return item;
}

describe('migrating running cases on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  async function inTurns<Result>(count: number, act: (index: number) => Promise<Result>): Promise<Result[]> {
    const results: Result[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let index = next++; index < count; index = next++) results[index] = await act(index);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
  }

  it(`of ${CASES} cases those that fit go on by the new version, the others are left exactly as they were`, async () => {
    // given
    const first = await fixtureProcess('ask-again', withOldStep);
    const second = await secondVersion(withConfirmation);
    rig.activities.answers.pinVersion = () => ({ process: second });
    const isOld = (index: number): boolean => index % 10 === 9;
    const cases = await inTurns(CASES, async (index) => {
      const started = await rig.start(first, {}, { eventsPerRun: 40 });
      await started.task('ask');
      if (isOld(index)) await started.decide('ask', 'again');
      if (isOld(index)) await started.task('old-step');
      return started;
    });
    const old = cases.filter((_one, index) => isOld(index));
    const snapshots = (): Promise<CaseSnapshot[]> => inTurns(old.length, (index) => snapshotOf(at(old, index)));
    const before = await snapshots();

    // when
    const answers = await inTurns(CASES, async (index) => {
      const one = at(cases, index);
      return isOld(index) ? refusalOf(migrate(one)) : migrate(one).then(() => 'migrated');
    });

    // then
    expect(answers).toEqual(cases.map((_one, index) => (isOld(index) ? 'MIGRATION_REFUSED' : 'migrated')));
    expect(await snapshots()).toEqual(before);
    const ends = await inTurns(CASES, async (index) => {
      const one = at(cases, index);
      if (isOld(index)) await one.decide('old-step', '');
      await one.decide('ask', 'stop', isOld(index) ? 2 : 1);
      if (!isOld(index)) await one.decide('confirm', '');
      return one.handle.result();
    });
    expect(new Set(ends.map(({ status }: { status: string }) => status))).toEqual(new Set(['completed']));
    for (const [index, { workflowId }] of cases.entries()) {
      const told = rig.activities.progressOf(workflowId).filter(({ kind }) => kind === 'case-migrated');
      expect(told).toMatchObject(isOld(index) ? [] : [{ version: 2, digest: second.digest }]);
    }
  });

  it('keeps dates, claims and the version across a new run, and lets the new timers fire', async () => {
    // given
    const first = await fixtureProcess('ask-again', withOldStep);
    const second = await secondVersion((xml) =>
      xml.replaceAll('"patience-lost"', '"no-patience"').replace('P400D', 'P9D'),
    );
    rig.activities.answers.pinVersion = () => ({ process: second });
    const started = await rig.start(first, {}, { eventsPerRun: 40 });
    const taskId = await started.task('ask');
    await started.claim(taskId, 'clerk-1');
    const { dueAt } = await started.saw('timer-set');

    // when
    await migrate(started, { mapping: { 'patience-lost': 'no-patience' } });
    await started.intoNextRun();

    // then
    const { process, state, claims } = await snapshotOf(started);
    const timer = Object.values(state.waits).find(({ kind }) => kind === 'timer');
    expect({ version: process.version, due: timer?.due, node: timer?.node }).toEqual({
      version: 2,
      due: dueAt,
      node: 'no-patience',
    });
    expect(claims[taskId]).toMatchObject({ userId: 'clerk-1' });
    await started.handle.executeUpdate(fireTimerUpdate, { args: [{ ...admin, waitId: timer?.id ?? '' }] });
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('says what has no place, and knows only deployed versions', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again', withOldStep));
    const taskId = await started.task('ask');
    const renamed = await secondVersion((xml) => xml.replaceAll('"ask"', '"question"'));
    rig.activities.answers.pinVersion = () => ({ process: renamed });

    // when
    const refused = migrate(started);

    // then
    await expect(refused).rejects.toMatchObject({
      cause: { type: 'MIGRATION_REFUSED', details: [{ obstacles: [{ element: 'ask', code: 'ELEMENT_GONE' }] }] },
    });
    rig.activities.failOnce('pinVersion', 'UNKNOWN_VERSION');
    expect(await refusalOf(migrate(started))).toBe('UNKNOWN_VERSION');
    await migrate(started, { mapping: { ask: 'question' } });
    await started.complete(taskId, 'stop');
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });
});
