import { randomUUID } from 'node:crypto';
import { ProductionFloor } from '@karta/contracts';
import { ProductionBatch, ProductionBatchItem, Station } from '@karta/db';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { Doer } from '../doer.ts';
import { closeProductionTask } from '../production/production-task.ts';
import { advanceBatch } from './advance-batch.ts';
import { beginBatch, waitsInBatch } from './begin-batch.ts';
import { productionFloor } from './production-floor.ts';
import { endBatch, leaveOutOfBatch, pauseBatch, resumeBatch } from './steer-batch.ts';

let own: OwnCity;
let by: Doer;
const [POINT, CLERK] = [randomUUID(), randomUUID()];
beforeAll(async () => {
  own = await openOwnCity();
  const { knex, clock } = own.city;
  await knex('pickup_points').insert({ id: POINT, name: 'Ratusz', address: 'Rynek 1', openingHours: '' });
  const ewa = { id: CLERK, email: 'e@example.test', name: 'Ewa Próbna', passwordHash: '', unit: '' };
  await knex('operators').insert(ewa);
  by = { kind: 'operator', id: CLERK, now: clock.now() };
}, 60_000);
afterAll(() => own.close(), 60_000);

async function station(): Promise<Station> {
  const id = randomUUID();
  await own.city.knex('stations').insert({ id, name: `Stanowisko ${id}`, pickupPointId: POINT, tokenHash: id });
  return Station.query(own.city.knex).findById(id).throwIfNotFound();
}
/** Cards whose production nobody has begun. @returns their tasks */
async function waitingCards(count: number): Promise<string[]> {
  const { knex } = own.city;
  const { residentId } = await holderIn(own.city);
  const ids = Array.from({ length: count }, () => `proba/${randomUUID()}`);
  for (const id of ids) {
    const of = { workflowId: id, caseId: id, elementId: 'card-production', name: '', form: 'card-production' };
    const openedAt = new Date('2026-11-20T10:00:00Z');
    await knex('tasks').insert({
      id,
      ...of,
      candidateGroup: 'production',
      state: 'open',
      pickupPointId: POINT,
      openedAt,
    });
    const cardId = await cardIn(own.city, residentId, 'in-production');
    await knex('production_tasks').insert({ taskId: id, cardId, step: 'waiting-for-start', answers: [] });
  }
  return ids;
}
const begun = async (at: Station, taskIds: string[]) =>
  own.city.knex.transaction((trx) => beginBatch(trx, at, taskIds, by));
const states = async (batchId: string) =>
  (await ProductionBatchItem.query(own.city.knex).where({ batchId }).orderBy('position')).map(({ state }) => state);
const stateOf = async (id: string) => (await ProductionBatch.query(own.city.knex).findById(id))?.state;
const ordered = (taskIds: string[]) =>
  own.city.knex('outbox').where({ kind: 'start-production' }).whereIn('workflowId', taskIds).pluck('workflow_id');
/** What its case tells of a card. */
const tell = (taskId: string, step: string, problem: string | null = null) =>
  own.city.knex('production_tasks').where({ taskId }).update({ step, problem });
const close = (taskId: string, outcome: 'produced' | 'given-up') =>
  own.city.knex.transaction((trx) =>
    closeProductionTask(trx, { cityId: 'proba', caseId: '', workflowId: taskId, taskId, outcome }, by.now),
  );

describe('000-02 a batch of cards at a station', () => {
  it('000-02 begins the next card when the one in hand is made, and is over after the last one', async () => {
    // given
    const taskIds = await waitingCards(2);
    const [first = '', second = ''] = taskIds;

    // when
    const id = await begun(await station(), taskIds);
    const [atFirst, orderedFirst] = [await states(id), await ordered(taskIds)];
    await close(first, 'produced');
    await close(first, 'produced');
    const [atSecond, orderedBoth] = [await states(id), await ordered(taskIds)];
    await close(second, 'given-up');

    // then
    expect([atFirst, orderedFirst]).toEqual([['in-work', 'waiting'], [first]]);
    expect([atSecond, orderedBoth]).toEqual([
      ['made', 'in-work'],
      [first, second],
    ]);
    expect([await states(id), await stateOf(id)]).toEqual([['made', 'left-out'], 'ended']);
  });

  it('000-02 pauses after the card in hand, goes on, and leaves the rest as tasks when it is ended', async () => {
    // given
    const taskIds = await waitingCards(3);
    const [first = '', second = ''] = taskIds;
    const { knex } = own.city;
    const id = await begun(await station(), taskIds);

    // when
    await knex.transaction((trx) => pauseBatch(trx, id, by));
    await close(first, 'produced');
    const paused = await states(id);
    await knex.transaction((trx) => resumeBatch(trx, id, undefined, by));
    const resumed = await states(id);
    await knex.transaction((trx) => endBatch(trx, id, by));
    await close(second, 'produced');

    // then
    expect([paused, resumed]).toEqual([
      ['made', 'waiting', 'waiting'],
      ['made', 'in-work', 'waiting'],
    ]);
    expect([await states(id), await stateOf(id)]).toEqual([['made', 'made', 'left-out'], 'ended']);
    const { points, batches } = ProductionFloor.parse(await productionFloor(own.city, null, true));
    expect(points.flatMap(({ waiting }) => waiting.map(({ taskId, holderName }) => [taskId, holderName]))).toEqual([
      [taskIds[2], null],
    ]);
    expect(batches.find((batch) => batch.id === id)).toMatchObject({
      made: 2,
      all: 3,
      leftOut: [{ reason: 'BATCH_ENDED' }],
    });
  });

  it('000-02 waits whole where the station has a fault, and may go on without a card that has one of its own', async () => {
    // given
    const taskIds = await waitingCards(2);
    const [first = ''] = taskIds;
    const id = await begun(await station(), taskIds);
    const leaveOut = () => own.city.knex.transaction((trx) => leaveOutOfBatch(trx, id, first, by));

    // when
    const unasked = leaveOut();
    await expect(unasked).rejects.toMatchObject({ code: 'PRODUCTION_NOT_WAITING' });
    await tell(first, 'problem', 'PRINTER_OUT_OF_RIBBON');
    const whole = leaveOut();
    await expect(whole).rejects.toMatchObject({ code: 'BATCH_STATION_WAITS' });
    const waited = await states(id);
    await tell(first, 'problem', 'CHIP_ALREADY_USED');
    await leaveOut();

    // then
    expect([waited, await states(id)]).toEqual([
      ['in-work', 'waiting'],
      ['left-out', 'in-work'],
    ]);
    await own.city.knex.transaction((trx) => endBatch(trx, id, by));
  });

  it('000-02 goes on without a card that was taken out before its turn, which then waits as any other', async () => {
    // given
    const taskIds = await waitingCards(3);
    const [first = '', second = '', third = ''] = taskIds;
    const id = await begun(await station(), taskIds);
    const takeOut = () => own.city.knex.transaction((trx) => leaveOutOfBatch(trx, id, second, by));

    // when: two persons take it out, and then the card before it is made
    const both = await Promise.allSettled([takeOut(), takeOut()]);
    await close(first, 'produced');
    const { points, batches } = ProductionFloor.parse(await productionFloor(own.city, null, false));

    // then
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await states(id)).toEqual(['made', 'left-out', 'in-work']);
    expect(points.flatMap(({ waiting }) => waiting.map(({ taskId }) => taskId))).toContain(second);
    expect(batches.find((batch) => batch.id === id)?.leftOut.map(({ reason }) => reason)).toEqual(['TAKEN_OUT']);
    expect(await ordered(taskIds)).toEqual([first, third]);
    await own.city.knex.transaction((trx) => endBatch(trx, id, by));
  });

  it('000-02 has a card in one batch at most, and a station one batch at a time', async () => {
    // given
    const [one, other] = [await station(), await station()];
    const taskIds = await waitingCards(3);
    const [first = '', second = '', third = ''] = taskIds;

    // when: two clerks at two stations, with a card that both chose
    const both = await Promise.allSettled([begun(one, [first, second]), begun(other, [second, third])]);
    const ids = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const items = await ProductionBatchItem.query(own.city.knex).whereIn('batchId', ids);

    // then
    expect(ids).toHaveLength(2);
    expect(items.map(({ taskId }) => taskId).toSorted()).toEqual(taskIds.toSorted());
    expect(await waitsInBatch(own.city.knex, items.find(({ state }) => state === 'waiting')?.taskId ?? '')).toBe(true);
    await expect(begun(one, await waitingCards(1))).rejects.toMatchObject({ code: 'BATCH_STATION_TAKEN' });
    await expect(begun(await station(), taskIds)).rejects.toMatchObject({ code: 'BATCH_NOTHING_WAITS' });
  });

  it('000-02 leaves out what somebody began by hand, pauses at a revoked station and goes on at another one', async () => {
    // given
    const [one, other] = [await station(), await station()];
    const taskIds = await waitingCards(3);
    const [first = '', second = ''] = taskIds;
    const id = await begun(one, taskIds);
    await tell(second, 'reading-chip');
    await own.city.knex('stations').where({ id: one.id }).update({ tokenHash: null });

    // when
    await close(first, 'produced');
    const [stopped, items] = [await ProductionBatch.query(own.city.knex).findById(id), await states(id)];
    const again = own.city.knex.transaction((trx) => resumeBatch(trx, id, undefined, by));
    await expect(again).rejects.toMatchObject({ code: 'STATION_REVOKED' });
    await own.city.knex.transaction((trx) => resumeBatch(trx, id, other.id, by));
    await own.city.knex.transaction((trx) => advanceBatch(trx, id, by.now));

    // then
    expect([stopped?.state, stopped?.reason, items]).toEqual([
      'paused',
      'STATION_REVOKED',
      ['made', 'left-out', 'waiting'],
    ]);
    expect(await states(id)).toEqual(['made', 'left-out', 'in-work']);
  });
});
