import { randomUUID } from 'node:crypto';
import { Station } from '@karta/db';
import {
  answerOf,
  openBureauTown,
  someUid,
  toldOf,
  type BureauTown,
  type Waiting,
} from '../../../tests/makers/bureau-town.ts';
import { spoilUnissued } from '../cards/spoil-unissued.ts';
import { beginBatch } from '../production-batches/begin-batch.ts';
import { productionFloor } from '../production-batches/production-floor.ts';
import { closeProductionTask, updateProductionTask } from '../production/production-task.ts';
import { beginDownload, cardFile } from './download-order.ts';
import { orderCards } from './order-cards.ts';
import { bureauOrders } from './order-views.ts';
import { orderOfTask } from './settle-item.ts';

let town: BureauTown;
beforeAll(async () => {
  town = await openBureauTown();
}, 60_000);
afterAll(() => town.close(), 60_000);

describe('D-12 an order of cards at an outside firm', () => {
  it('D-12 holds each card once, of two who order at the same moment, and keeps it from batches and from waiting', async () => {
    // given
    const cards = await town.waitingCards(3);
    const [first, second, third] = cards as [Waiting, Waiting, Waiting];

    // when
    const ids = await Promise.all([town.order([first, second]), town.order([second, third])]);
    const floor = await productionFloor(town.city, town.point, false);
    const station = { id: randomUUID(), name: 'S1', pickupPointId: town.point, tokenHash: 't' };
    await town.city.knex('stations').insert(station);
    const at = await Station.query(town.city.knex).findById(station.id).throwIfNotFound();
    const batch = town.city.knex.transaction((trx) => beginBatch(trx, at, [first.taskId], town.by));

    // then
    const held = (await Promise.all(ids.map(town.view))).flatMap((each) => each.cards.map(({ taskId }) => taskId));
    expect(held.toSorted()).toEqual(cards.map(({ taskId }) => taskId).toSorted());
    expect(floor.points.flatMap(({ waiting }) => waiting)).toEqual([]);
    await expect(batch).rejects.toMatchObject({ code: 'PRODUCTION_AT_BUREAU' });
    await expect(town.order(cards)).rejects.toMatchObject({ code: 'BUREAU_NOTHING_WAITS' });
    expect(await orderOfTask(town.city.knex, first.taskId)).toMatchObject({ firm: 'Drukarnia', state: 'open' });
  });

  it('D-12 is refused in a town whose chips carry its key, and for a point that there is not', async () => {
    // given
    const cards = await town.waitingCards(1);
    const { knex } = town.city;
    await knex('settings').insert({ key: 'chipLevel', value: JSON.stringify('L1'), version: 1 });

    // then
    await expect(town.order(cards)).rejects.toMatchObject({ code: 'BUREAU_CHIP_KEYED' });
    expect((await bureauOrders(town.city, town.point)).mayOrder).toBe(false);
    await knex('settings').where({ key: 'chipLevel' }).delete();
    const nowhere = { pointId: randomUUID(), firm: 'F', note: '', taskIds: cards.map(({ taskId }) => taskId) };
    const unknown = knex.transaction((trx) => orderCards(trx, nowhere, town.by));
    await expect(unknown).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  it('D-12 goes on without a card that was begun at a station in the same moment, and ends with the last one', async () => {
    // given
    const cards = await town.waitingCards(2);
    const [first, second] = cards as [Waiting, Waiting];
    const id = await town.order(cards);
    const call = { cityId: 'proba', caseId: '', workflowId: first.taskId, taskId: first.taskId };

    // when: what was on its way to the case came after the order
    const step = { ...call, step: 'reading-chip' as const, revision: 1, operatorId: town.by.id };
    await town.city.knex.transaction((trx) => updateProductionTask(trx, step, town.by.now));
    const begun = await town.states(id);
    const end = { ...call, workflowId: second.taskId, taskId: second.taskId, outcome: 'cancelled' as const };
    await town.city.knex.transaction((trx) => closeProductionTask(trx, end, town.by.now));

    // then
    expect(begun).toEqual(['BEGUN_ELSEWHERE', 'ordered']);
    expect(await town.states(id)).toEqual(['BEGUN_ELSEWHERE', 'CARD_STOPPED']);
    expect((await town.view(id)).state).toBe('ended');
    const late = await town.take(
      id,
      answerOf(`${first.number};made;${someUid()};`, `${second.number};made;${someUid()};`),
    );
    expect(toldOf(late)).toEqual([
      [first.number, 'BEGUN_ELSEWHERE'],
      [second.number, 'CARD_STOPPED'],
    ]);
  });
});

describe('D-12 the files of an order', () => {
  it('D-12 are what a firm needs and no more: number, file, point, chip; each picture is a PDF and leaves a row', async () => {
    // given
    const cards = await town.waitingCards(2);
    const [first, second] = cards as [Waiting, Waiting];
    const id = await town.order(cards);

    // when: one of them is stopped before its picture is made
    const files = await town.city.knex.transaction((trx) => beginDownload(trx, id, 'do druku', town.by));
    const at = { orderId: id, downloadId: files.id };
    const pdf = await cardFile(town.city, { ...at, taskId: first.taskId }, town.by);
    await town.city.knex.transaction((trx) => spoilUnissued(trx, [second.cardId], town.by, 'WITHDRAWN'));
    const stopped = cardFile(town.city, { ...at, taskId: second.taskId }, town.by);

    // then
    expect(files.cards).toEqual(
      [first, second].map(({ taskId, number }) => ({
        taskId,
        number,
        file: `${number}.pdf`,
        point: '=Ratusz',
        chip: true,
      })),
    );
    expect([pdf.name, pdf.content.subarray(0, 5).toString()]).toEqual([`${first.number}.pdf`, '%PDF-']);
    await expect(stopped).rejects.toMatchObject({ code: 'CARD_STOPPED' });
    expect(await town.states(id)).toEqual(['ordered', 'CARD_STOPPED']);
    const acts: string[] = await town.city
      .knex('audit')
      .whereIn('subject_id', [id, first.cardId])
      .orderBy('id')
      .pluck('act');
    expect(acts).toEqual(['bureau-order.order', 'bureau-order.download', 'bureau-order.card-file']);
    expect((await town.view(id)).downloads).toMatchObject([{ by: 'Ewa Próbna', reason: 'do druku' }]);
  });

  it('D-12 are had by who asked for them, for an hour', async () => {
    // given
    const [card] = (await town.waitingCards(1)) as [Waiting];
    const id = await town.order([card]);
    const files = await town.city.knex.transaction((trx) => beginDownload(trx, id, 'do druku', town.by));
    const at = { orderId: id, downloadId: files.id, taskId: card.taskId };

    // then
    await expect(cardFile(town.city, at, { ...town.by, id: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const later = { ...town.by, now: new Date(town.by.now.getTime() + 3_600_001) };
    await expect(cardFile(town.city, at, later)).rejects.toMatchObject({ code: 'BUREAU_DOWNLOAD_OVER' });
    await expect(cardFile(town.city, { ...at, taskId: 'x' }, town.by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
