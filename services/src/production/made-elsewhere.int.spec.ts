import { randomUUID } from 'node:crypto';
import { ProductionTask, Task } from '@karta/db';
import { CardError } from '@karta/domain';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { blankStock } from '../blanks/blank-stock.ts';
import { enterBlanks } from '../blanks/enter-blanks.ts';
import { spoilUnissued } from '../cards/spoil-unissued.ts';
import { addRow, changeRow } from '../catalogues/change-catalogue.ts';
import { makeReport } from '../reports/make-report.ts';
import { pointsThatMake } from '../stations/points-that-make.ts';
import { openArrivalTask, openProductionTask } from './production-task.ts';
import { endProduction } from './settle-print.ts';

let own: OwnCity;
let makes: string;
let branch: string;
const STATION = randomUUID();
const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;

const point = (name: string, madeAt: string | null) => ({
  key: null,
  values: { name, address: 'Rynek 1', openingHours: 'pon. 8–12', position: 1, madeAt },
});
const add = (name: string, madeAt: string | null = null): Promise<string> =>
  own.city.knex.transaction((trx) => addRow(trx, 'pickup-points', point(name, madeAt), by));
const refusal = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'taken',
    (error: unknown) => (error instanceof CardError ? error.fields : error),
  );

beforeAll(async () => {
  own = await openOwnCity();
  await own.city.knex('operators').insert({ id: by.id, email: 'e@x.test', name: 'E', passwordHash: '', unit: '' });
  makes = await add('Ratusz');
  branch = await add('Filia', makes);
  await own.city.knex('stations').insert({ id: STATION, name: 'S1', pickupPointId: makes, tokenHash: 't' });
}, 60_000);
afterAll(() => own.close(), 60_000);

/** A card for that point, and the task of its production. */
async function cardFor(pickupPointId: string): Promise<{ cardId: string; task?: Task; isSentOn: boolean; call: Call }> {
  const { residentId } = await holderIn(own.city);
  const cardId = await cardIn(own.city, residentId, 'in-production');
  await own.city.knex('cards').where({ id: cardId }).update({ pickupPointId });
  const taskId = `proba/${randomUUID()}`;
  const call = { cityId: 'proba', caseId: taskId, workflowId: taskId, taskId, cardId };
  const { isSentOn } = await own.city.knex.transaction((trx) => openProductionTask(trx, call, by.now));
  return { cardId, call, isSentOn, ...(await taskOf(taskId)) };
}
type Call = Parameters<typeof openProductionTask>[1];
async function taskOf(taskId: string): Promise<{ task?: Task }> {
  const task = await Task.query(own.city.knex).findById(taskId);
  return task ? { task } : {};
}

/** Printed at the station of the town hall, and sent off; the arrival awaits somebody at the branch. */
async function sentOff(): Promise<{ cardId: string; taskId: string }> {
  const { cardId, call } = await cardFor(branch);
  const { knex } = own.city;
  await ProductionTask.query(knex).findById(call.taskId).patch({ step: 'verifying', stationId: STATION, revision: 5 });
  const job = { key: randomUUID(), workflowId: call.workflowId, cardId, operatorId: by.id, phase: 'produce' };
  const made = { state: 'done', fencing: 1, endedAt: by.now, stationId: STATION, pickupPointId: makes };
  await knex('station_jobs').insert({ id: randomUUID(), ...job, ...made });
  await knex('cards')
    .where({ id: cardId })
    .update({ uid: Buffer.from('u'), uidIndex: Buffer.from(randomUUID()) });
  await ProductionTask.query(knex).findById(call.taskId).patch({ step: 'ready' });
  const taskId = `${call.taskId}/arrival`;
  await knex.transaction((trx) => openArrivalTask(trx, { ...call, taskId }, by.now));
  return { cardId, taskId };
}

describe('000-03 a point whose cards another one makes', () => {
  it('000-03 has its production tasks at the other point, and is one that makes cards', async () => {
    // when
    const [there, here] = [await cardFor(branch), await cardFor(makes)];

    // then
    expect([there.task?.pickupPointId, there.isSentOn]).toEqual([makes, true]);
    expect([here.task?.pickupPointId, here.isSentOn]).toEqual([makes, false]);
    expect((await pointsThatMake(own.city.knex)).has(branch)).toBe(true);
  });

  it('000-03 has the task of the arrival, with the station where the card was made', async () => {
    const { taskId } = await sentOff();
    const { task } = await taskOf(taskId);
    expect(task).toMatchObject({ pickupPointId: branch, form: 'card-arrival', state: 'open', assigneeId: null });
    expect(await ProductionTask.query(own.city.knex).findById(taskId)).toMatchObject({
      step: 'on-the-way',
      stationId: STATION,
    });
  });

  it('000-28 the blank is used where it was printed, on the way, arrived or lost', async () => {
    // given
    const { knex } = own.city;
    const entry = { pointId: makes, kind: 'receipt', amount: 10, reason: 'dostawa' } as const;
    await enterBlanks(knex, entry, { ...by, now: new Date('2026-11-20T10:00:00Z') });
    const stock = async (): Promise<unknown> => {
      const days = { from: '2026-11-01', to: '2026-11-30', by: 'point' } as const;
      return (await blankStock(own.city, days, null)).lines.map(({ key, made, spoiled, left }) => [
        key,
        made,
        spoiled,
        left,
      ]);
    };
    const before = await stock();

    // when
    const [arrives, isLost] = [await sentOff(), await sentOff()];
    const onTheWay = await stock();
    await knex.transaction((trx) => endProduction(trx, arrives.cardId, by));
    await knex.transaction((trx) => spoilUnissued(trx, [isLost.cardId], by, 'LOST_ON_THE_WAY'));
    await knex('production_tasks').where({ taskId: isLost.taskId }).update({ step: 'given-up' });

    // then: one of the test before is on its way too
    expect([before, onTheWay, await stock()]).toEqual([[[makes, 1, 0, 9]], [[makes, 3, 0, 7]], [[makes, 2, 1, 7]]]);
  });

  it('names one that makes its own cards, never itself, and no chain comes about', async () => {
    const other = await add('Biblioteka');
    const { values } = point('Ratusz', other);
    const change = { version: 1, isClosed: false };
    const { knex } = own.city;
    const changed = (key: string, madeAt: string) =>
      refusal(
        knex.transaction((trx) =>
          changeRow(trx, 'pickup-points', key, { ...change, values: { ...values, name: key, madeAt } }, by),
        ),
      );
    const refused = (code: string) => [{ path: 'madeAt', code }];

    // then
    expect(await changed(makes, other)).toEqual(refused('IS_NAMED'));
    expect(await changed(other, other)).toEqual(refused('NAMES_ITSELF'));
    expect(await changed(other, branch)).toEqual(refused('NAMES_ANOTHER'));
    expect(await refusal(add('Nowy', randomUUID()))).toEqual(refused('MISSING'));
    expect(await refusal(add('Nowy', branch))).toEqual(refused('NAMES_ANOTHER'));
  });

  it('000-28 000-03 counts in the report of production where its card was printed', async () => {
    // given
    const { cardId } = await sentOff();
    await own.city.knex('cards').where({ id: cardId }).update({ state: 'ready', readyAt: by.now });

    // when
    const report = await makeReport(own.city, 'production', { from: '2026-11-01', to: '2026-11-30', by: 'point' });

    // then
    expect(report.map(({ name }) => name)).toContain('Ratusz');
    expect(report.map(({ name }) => name)).not.toContain('Filia');
  });
});
