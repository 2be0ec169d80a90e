import { randomUUID } from 'node:crypto';
import { CASE_SILENT, MOST_SILENT_TRIES, retrySilentCase } from '@karta/services';
import { connect, putInOutbox, urlOfDatabase } from '@karta/db';
import { testProvisioning } from '../../../tests/makers/database.ts';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { until } from '../../../tests/makers/until.ts';
import type { ClaimedRow } from './claim-rows.ts';
import { Deliveries } from './deliveries.ts';
import type { Delivered, Dispatch } from './dispatch.ts';

let town: OwnCity;
beforeAll(async () => {
  town = await openOwnCity();
}, 60_000);
afterAll(() => town.close(), 60_000);
beforeEach(() => town.city.knex('outbox').delete());

const DONE: Delivered = { done: true, problem: null };
const SILENT: Delivered = { done: false, problem: CASE_SILENT };
const NOT_AWAITED: Delivered = { done: false, problem: 'NOT_AWAITED' };

const put = (workflowId: string, kind: 'start-process' | 'deliver-message' = 'deliver-message'): Promise<string> =>
  putInOutbox(town.city.knex, { kind, workflowId, payload: { name: 'any', variables: {} } } as never);
const wait = (id: string) => town.city.knex('outbox').where({ id }).first();
const makeDue = (workflowId: string) =>
  town.city
    .knex('outbox')
    .where({ workflowId })
    .whereNull('doneAt')
    .update({ nextTryAt: new Date(0) });

/** Takes until nothing is due and nothing is on its way. */
async function takeAll(dispatch: Dispatch): Promise<void> {
  const deliveries = new Deliveries(town.city, dispatch, () => {});
  while (await deliveries.take()) await deliveries.settled();
}

/** A dispatch that answers nothing for some rows until it is told to. */
function hangingFor(isStuck: (row: ClaimedRow) => boolean) {
  const tried: string[] = [];
  const released = Promise.withResolvers<Delivered>();
  const dispatch: Dispatch = (row) => {
    tried.push(row.workflowId);
    return isStuck(row) ? released.promise : Promise.resolve(DONE);
  };
  return { dispatch, tried, release: () => released.resolve(SILENT) };
}

describe('rows for cases that do not answer', () => {
  it('keep no fresh application waiting, however many they are', async () => {
    // given: more rows than all places together hang
    await Promise.all(Array.from({ length: 120 }, (_, n) => put(`proba/stuck/${n}`)));
    const hanging = hangingFor(({ workflowId }) => workflowId.includes('stuck'));
    const deliveries = new Deliveries(town.city, hanging.dispatch, () => {});
    while (await deliveries.take());
    const triedBefore = hanging.tried.length;

    // when
    const fresh = await put('proba/card-application/fresh', 'start-process');
    await deliveries.take();

    // then: it is the very next try, while the others hang
    expect(hanging.tried.slice(triedBefore)).toEqual(['proba/card-application/fresh']);
    await until('the fresh row', async () => (await wait(fresh)).doneAt !== null);
    hanging.release();
    await deliveries.settled();
  });

  it('keep no fresh message waiting once they were tried', async () => {
    // given
    await Promise.all(Array.from({ length: 120 }, (_, n) => put(`proba/stuck/${n}`)));
    await takeAll(() => Promise.resolve(SILENT));
    await town.city.knex('outbox').update({ nextTryAt: new Date(0) });
    const hanging = hangingFor(({ workflowId }) => workflowId.includes('stuck'));
    const deliveries = new Deliveries(town.city, hanging.dispatch, () => {});
    while (await deliveries.take());

    // when
    const fresh = await put('proba/other/fresh');
    await deliveries.take();

    // then
    expect(hanging.tried.at(-1)).toBe('proba/other/fresh');
    await until('the fresh row', async () => (await wait(fresh)).doneAt !== null);
    hanging.release();
    await deliveries.settled();
  });

  it('of one case hide nobody else, however many wait behind the first', async () => {
    // given: one case with more rows than a question looks at, all older
    for (let n = 0; n < 200; n++) await put('proba/stuck/one');
    const fresh = await put('proba/other/fresh');
    const tried: string[] = [];

    // when
    await takeAll((row) => {
      tried.push(row.workflowId);
      return Promise.resolve(row.workflowId.includes('stuck') ? SILENT : DONE);
    });

    // then
    expect((await wait(fresh)).doneAt).not.toBeNull();
    expect(tried.filter((each) => each.includes('stuck'))).toHaveLength(1);
  });

  it('become one incident of their case after so many silent tries, and are due again when an administrator says so', async () => {
    // given
    const workflowId = `proba/some/${randomUUID()}`;
    const instance = { processKey: 'some', caseId: randomUUID(), version: 1, digest: '', state: 'running' };
    await town.city.knex('process_instances').insert({ workflowId, ...instance, startedAt: new Date() });
    const id = await put(workflowId);
    const open = () => town.city.knex('process_incidents').where({ workflowId }).whereNull('resolvedAt');

    // when
    for (let n = 1; n < MOST_SILENT_TRIES; n++) {
      await takeAll(() => Promise.resolve(SILENT));
      await makeDue(workflowId);
    }
    const before = await open();
    await takeAll(() => Promise.resolve(SILENT));
    const raised = await open();
    const { nextTryAt } = await wait(id);
    await town.city.knex.transaction((trx) => retrySilentCase(trx, workflowId, new Date()));
    const due = await wait(id);
    await takeAll(() => Promise.resolve(DONE));

    // then
    expect(before).toEqual([]);
    expect(raised).toMatchObject([{ code: CASE_SILENT }]);
    expect(nextTryAt.getTime()).toBeGreaterThan(Date.now() + 30 * 60_000);
    expect(due.nextTryAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await open()).toEqual([]);
    expect((await wait(id)).doneAt).not.toBeNull();
  });

  it('do not grow old while their case stands at an incident, and do once it is repaired', async () => {
    // given
    const workflowId = `proba/some/${randomUUID()}`;
    const instance = { processKey: 'some', caseId: randomUUID(), version: 1, digest: '', state: 'running' };
    await town.city.knex('process_instances').insert({ workflowId, ...instance, startedAt: new Date() });
    const at = { elementId: 'verify', tokenId: 't1', code: 'ACTIVITY_FAILED', message: '' };
    await town.city.knex('process_incidents').insert({ id: randomUUID(), workflowId, ...at, raisedAt: new Date() });
    const message = { kind: 'deliver-message', workflowId, payload: { name: 'any', variables: {} } } as const;
    const id = await putInOutbox(town.city.knex, message, { expiresAt: new Date(0) });
    const refused = () => takeAll(() => Promise.resolve(NOT_AWAITED));

    // when
    await refused();
    const kept = await wait(id);
    await town.city.knex('process_incidents').where({ workflowId }).update({ resolvedAt: new Date() });
    await makeDue(workflowId);
    await refused();

    // then
    expect(kept).toMatchObject({ doneAt: null, problem: 'NOT_AWAITED' });
    expect(await wait(id)).toMatchObject({ doneAt: expect.any(Date), problem: 'EXPIRED' });
  });

  it('are no incident while Temporal itself is away', async () => {
    // given
    const workflowId = `proba/some/${randomUUID()}`;
    const instance = { processKey: 'some', caseId: randomUUID(), version: 1, digest: '', state: 'running' };
    await town.city.knex('process_instances').insert({ workflowId, ...instance, startedAt: new Date() });
    await put(workflowId);

    // when
    for (let n = 0; n < 2 * MOST_SILENT_TRIES; n++) {
      await takeAll(() => Promise.resolve({ done: false, problem: 'TEMPORAL_AWAY' }));
      await makeDue(workflowId);
    }

    // then
    expect(await town.city.knex('process_incidents').where({ workflowId })).toEqual([]);
  });
});

describe('rows of one case', () => {
  it('go one after another, in the order in which they were put', async () => {
    // given
    const ids: string[] = [];
    for (let n = 0; n < 40; n++) ids.push(await put('proba/some/one'));
    const tried: string[] = [];
    let onWay = 0;
    let most = 0;

    // when
    await takeAll(async ({ id }) => {
      most = Math.max(most, ++onWay);
      tried.push(id);
      await Promise.resolve();
      onWay--;
      return DONE;
    });

    // then
    expect(tried).toEqual(ids);
    expect(most).toBe(1);
  });

  it('pass a message that the case does not await yet', async () => {
    // given
    const early = await put('proba/some/one');
    const later = await put('proba/some/one');

    // when
    await takeAll(({ id }) => Promise.resolve(id === early ? NOT_AWAITED : DONE));

    // then
    expect((await wait(early)).doneAt).toBeNull();
    expect((await wait(later)).doneAt).not.toBeNull();
  });
});

it('a row whose worker died is taken again when its claim has run out, and not before', async () => {
  // given
  const id = await put('proba/some/one');
  const dead = new Deliveries(
    town.city,
    () => new Promise(() => {}),
    () => {},
  );
  await dead.take();
  const tried: string[] = [];
  const other = () =>
    takeAll((row) => {
      tried.push(row.id);
      return Promise.resolve(DONE);
    });

  // when
  await other();
  const before = [...tried];
  const past = new Date(0);
  await town.city.knex('outbox').where({ id }).update({ claimedUntil: past, nextTryAt: past });
  await other();

  // then
  expect(before).toEqual([]);
  expect(tried).toEqual([id]);
});

it('many rows in vain are asked for by the index, though nobody counted them', async () => {
  // given: a table with a history, and a backlog that statistics know nothing of
  const { knex } = town.city;
  const { rows: names } = await knex.raw<{ rows: { name: string }[] }>('select current_database() as name');
  const owner = connect(urlOfDatabase(testProvisioning().adminUrl, names[0]?.name ?? ''), 1);
  await owner.raw('alter table outbox set (autovacuum_enabled = false)');
  await knex.raw(`insert into outbox (id, kind, workflow_id, payload, done_at)
    select gen_random_uuid(), 'deliver-message', 'proba/done/' || n, '{}', now() from generate_series(1, 20000) as n`);
  await owner.raw('analyze outbox');
  await owner.destroy();
  await knex.raw(`insert into outbox (id, kind, workflow_id, payload)
    select gen_random_uuid(), 'deliver-message', 'proba/stuck/' || n, '{}' from generate_series(1, 8000) as n`);
  const asked: { sql: string; bindings: readonly unknown[] }[] = [];
  knex.on('query', (query) => asked.push(query));

  // when
  const deliveries = new Deliveries(
    town.city,
    () => Promise.resolve(SILENT),
    () => {},
  );
  await deliveries.take();
  await deliveries.settled();
  const claim = asked.find(({ sql }) => sql.includes('put_off'));
  const { rows } = await knex.raw(`explain (analyze, format json) ${claim?.sql.replaceAll(/\$\d/g, '16')}`);

  // then: no part of the plan looks at more than the few it takes
  const counts: number[] = [];
  JSON.stringify(rows, (key, value: unknown) => {
    if (/^Actual Rows$|^Rows Removed/.test(key)) counts.push(Number(value));
    return value;
  });
  expect(counts.length).toBeGreaterThan(10);
  expect(Math.max(...counts)).toBeLessThanOrEqual(256);
  await knex('outbox').delete();
});
