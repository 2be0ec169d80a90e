import { randomUUID } from 'node:crypto';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { incidentGroups } from './incident-groups.ts';
import { processPicture } from './picture.ts';
import { processOverview } from './summaries.ts';

let own: OwnCity;
beforeAll(async () => (own = await openOwnCity()), 60_000);
afterAll(() => own.close(), 60_000);

const HOUR_MS = 3_600_000;
/** So many hours before now, by the city's clock. */
const ago = (hours: number): Date => new Date(own.city.clock.now().getTime() - hours * HOUR_MS);

async function deployed(key: string, version = 1): Promise<void> {
  const of = { processKey: key, version, digest: '', name: `Proces ${key}`, xml: '<x/>', graph: '{}', note: '' };
  await own.city.knex('process_definitions').insert({ ...of, deployedBy: 'release' });
}
interface Made {
  version?: number;
  startedAt: Date;
  endedAt?: Date;
  stays?: readonly { elementId: string; from: Date; to: Date | null }[];
}
async function instance(key: string, { version = 1, startedAt, endedAt, stays = [] }: Made): Promise<string> {
  const { knex } = own.city;
  const workflowId = `${key}/${randomUUID()}`;
  const state = endedAt ? 'completed' : 'running';
  const of = { workflowId, processKey: key, caseId: workflowId, version, digest: '', state, startedAt };
  await knex('process_instances').insert({ ...of, endedAt: endedAt ?? null });
  for (const { elementId, from, to } of stays) {
    const about = { workflowId, tokenId: 't1', elementId, kind: 'user-task', name: `Krok ${elementId}`, scopeId: '' };
    await knex('process_elements').insert({ ...about, enteredAt: from, leftAt: to });
  }
  return workflowId;
}
const incident = (workflowId: string, elementId: string, code: string, raisedAt: Date) =>
  own.city.knex('process_incidents').insert({
    ...{ id: randomUUID(), workflowId, tokenId: randomUUID(), elementId, code, message: '', raisedAt },
  });
const summaryOf = async (key: string) =>
  (await processOverview(own.city)).processes.find(({ processKey }) => processKey === key);

describe('B-12 processes at a glance', () => {
  it('counts what runs by the newest version and names older ones that still do', async () => {
    await deployed('dwie-wersje', 1);
    await deployed('dwie-wersje', 2);
    await instance('dwie-wersje', { version: 1, startedAt: ago(5) });
    await instance('dwie-wersje', { version: 2, startedAt: ago(4) });
    const stuck = await instance('dwie-wersje', { version: 2, startedAt: ago(3) });
    await incident(stuck, 'a', 'X', ago(1));
    await incident(stuck, 'b', 'X', ago(1));
    expect(await summaryOf('dwie-wersje')).toMatchObject({ version: 2, olderVersions: [1], running: 3, incidents: 1 });
  });

  it('measures the median of 90 days and of each week, and nothing of what is older', async () => {
    await deployed('tempo');
    const ended = async (hours: number, took: number) =>
      instance('tempo', { startedAt: ago(hours + took), endedAt: ago(hours) });
    for (const took of [1, 3, 8]) await ended(2, took);
    await ended(24 * 15, 5);
    await ended(24 * 120, 900);
    const { medianSeconds, weeks } = (await summaryOf('tempo')) ?? {};
    // of 1, 3, 5 and 8 hours
    expect(medianSeconds).toBe(4 * 3600);
    expect(weeks).toEqual([null, null, null, null, null, 5 * 3600, null, 3 * 3600]);
  });

  it('names the step that has waited longest, and the case', async () => {
    await deployed('czeka');
    const stay = (elementId: string, hours: number) => ({ elementId, from: ago(hours), to: null });
    await instance('czeka', { startedAt: ago(9), stays: [stay('a', 2)] });
    const longest = await instance('czeka', { startedAt: ago(8), stays: [stay('b', 7)] });
    expect((await summaryOf('czeka'))?.longest).toMatchObject({ step: 'Krok b', workflowId: longest });
  });

  it('counts cases with a task whose day has passed, once each', async () => {
    await deployed('termin');
    const late = await instance('termin', { startedAt: ago(99), stays: [{ elementId: 'a', from: ago(90), to: null }] });
    for (const id of [randomUUID(), randomUUID()])
      await own.city.knex('tasks').insert({
        ...{ id, workflowId: late, caseId: late, elementId: 'a', name: '', form: 'x', candidateGroup: 'card-office' },
        ...{ state: 'open', openedAt: ago(90), dueOn: '2026-01-01' },
      });
    expect((await summaryOf('termin'))?.overdue).toBe(1);
    expect((await processPicture(own.city, 'termin')).steps).toMatchObject([{ elementId: 'a', here: 1, overdue: 1 }]);
  });

  it('shows of one version what stands at each step and how long it took, and all versions beside each other', async () => {
    // given
    await deployed('obraz', 1);
    await deployed('obraz', 2);
    const at = (elementId: string, from: number, to: number | null) => ({
      ...{ elementId, from: ago(from), to: to === null ? null : ago(to) },
    });
    for (const took of [1, 2, 9])
      await instance('obraz', { startedAt: ago(20), endedAt: ago(10 - took), stays: [at('a', 10, 10 - took)] });
    const here = await instance('obraz', { startedAt: ago(6), stays: [at('a', 6, 4), at('b', 4, null)] });
    await incident(here, 'b', 'X', ago(1));
    await instance('obraz', { version: 2, startedAt: ago(1), stays: [at('a', 1, null)] });

    // when
    const { steps, versions, version } = await processPicture(own.city, 'obraz', 1);

    // then
    const found = Object.fromEntries(steps.map(({ elementId, ...step }) => [elementId, step]));
    expect(found['a']).toMatchObject({ here: 0, incidents: 0, medianSeconds: 2 * 3600 });
    expect(found['b']).toMatchObject({ here: 1, incidents: 1, medianSeconds: null, since: ago(4).toISOString() });
    expect(version).toBe(1);
    expect(versions.map((each) => [each.version, each.running, each.incidents, each.ended])).toEqual([
      [2, 1, 0, 0],
      [1, 1, 1, 3],
    ]);
    await expect(processPicture(own.city, 'obraz', 9)).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' });
  });
});

describe('B-10 incidents by their cause', () => {
  it('are counted together by cause and step, with what was set or deployed since the first one', async () => {
    // given
    await deployed('powod');
    const stay = { elementId: 'send', from: ago(3), to: null };
    const ids = [await instance('powod', { startedAt: ago(4), stays: [stay] })];
    ids.push(await instance('powod', { startedAt: ago(4), stays: [stay] }));
    for (const id of ids) await incident(id, 'send', 'SMS_NO_CREDIT', ago(2));
    await incident(ids[0] ?? '', 'other', 'SMS_NO_CREDIT', ago(2));
    const changed = { actorKind: 'operator', actorId: randomUUID(), subjectKind: 'x', facts: '{}' };
    await own.city.knex('audit').insert({ ...changed, act: 'setting.change', subjectId: 'sms' });
    await own.city.knex('audit').insert({ ...changed, act: 'process.deploy', subjectId: 'another-process' });

    // when
    const groups = (await incidentGroups(own.city)).filter(({ processKey }) => processKey === 'powod');

    // then
    expect(groups.map(({ elementId, count, code }) => [elementId, count, code])).toEqual([
      ['send', 2, 'SMS_NO_CREDIT'],
      ['other', 1, 'SMS_NO_CREDIT'],
    ]);
    expect(groups[0]?.stepName).toBe('Krok send');
    expect(groups[0]?.since.map(({ act }) => act)).toEqual(['setting.change']);
  });
});
