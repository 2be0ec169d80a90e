import { randomUUID } from 'node:crypto';
import { CaseBatch, CaseBatchItem } from '@karta/db';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { beginCaseBatch } from './begin-batch.ts';
import { casesToAct } from './find-cases.ts';
import { leadCaseBatch } from './lead-batch.ts';
import { endCaseBatch, pauseCaseBatch, resumeCaseBatch, type Steering } from './steer-batch.ts';

let own: OwnCity;
let by: Steering;
const ADMIN = randomUUID();
beforeAll(async () => {
  own = await openOwnCity();
  const adam = { id: ADMIN, email: 'a@example.test', name: 'Adam Próbny', passwordHash: '', unit: '' };
  await own.city.knex('operators').insert(adam);
  by = { kind: 'operator', id: ADMIN, now: own.city.clock.now(), permissions: ['process.operate'] };
}, 60_000);
afterAll(() => own.close(), 60_000);

/** Running cases of a process of their own, and a batch that suspends them. */
async function batchOf(count: number): Promise<string> {
  const { knex } = own.city;
  const processKey = `proba-${randomUUID()}`;
  const startedAt = new Date('2026-11-20T10:00:00Z');
  const ids = Array.from({ length: count }, () => `nowa-rzeczna/${processKey}/${randomUUID()}`);
  await knex('process_instances').insert(
    ids.map((workflowId) => ({
      workflowId,
      processKey,
      caseId: workflowId,
      version: 1,
      digest: '',
      state: 'running',
      startedAt,
    })),
  );
  const found = await casesToAct(knex, { processKey, version: 1, until: '2026-11-21T00:00:00Z' });
  const order = {
    kind: 'case-batch',
    act: 'suspend-case',
    what: {},
    found,
    reason: 'próba',
    standing: 'free',
  } as const;
  const { id } = await knex.transaction((trx) => beginCaseBatch(trx, own.city, order, by));
  return id;
}
const lead = (id: string): Promise<void> =>
  own.city.knex.transaction((trx) => leadCaseBatch(trx, id, own.city.clock.now()));
const steer = (how: typeof pauseCaseBatch, id: string, who = by): Promise<void> =>
  own.city.knex.transaction((trx) => how(trx, id, who));
const count = async (id: string, state: CaseBatchItem['state']): Promise<number> =>
  CaseBatchItem.query(own.city.knex).where({ batchId: id, state }).resultSize();
const stateOf = async (id: string) => (await CaseBatch.query(own.city.knex).findById(id))?.state;
/** The cases answer what they were sent. */
const answer = (id: string, problem: string | null = null) =>
  own.city
    .knex('outbox')
    .whereIn('id', own.city.knex('case_batch_items').where({ batchId: id }).select('id'))
    .whereNull('doneAt')
    .update({ doneAt: own.city.clock.now(), problem });

describe('B-10 a batch of acts on cases', () => {
  it('sends twenty at once, takes answers down and sends the next ones, until the last one has answered', async () => {
    const id = await batchOf(25);
    await lead(id);
    await lead(id);
    expect([await count(id, 'sent'), await count(id, 'waiting')]).toEqual([20, 5]);
    await answer(id, 'CASE_CLOSED');
    await lead(id);
    expect([await count(id, 'refused'), await count(id, 'sent'), await stateOf(id)]).toEqual([20, 5, 'running']);
    await answer(id);
    await lead(id);
    expect([await count(id, 'done'), await count(id, 'refused'), await stateOf(id)]).toEqual([5, 20, 'ended']);
  });

  it('sends each case the act once, however many workers lead it, and however one of them ends', async () => {
    // given
    const id = await batchOf(10);
    const killed = own.city.knex.transaction(async (trx) => {
      await leadCaseBatch(trx, id, own.city.clock.now());
      throw new Error('the worker is gone');
    });
    await expect(killed).rejects.toThrow('the worker is gone');

    // when
    await Promise.all(Array.from({ length: 5 }, () => lead(id)));

    // then
    const items = own.city.knex('case_batch_items').where({ batchId: id }).select('id');
    const sent = await own.city.knex('outbox').whereIn('id', items).where({ kind: 'batch-act' });
    const reasons = await own.city
      .knex('process_acts')
      .whereIn('update_id', items.clone().clearSelect().select(own.city.knex.raw('id::text')));
    expect([sent.length, reasons.length, await count(id, 'sent')]).toEqual([10, 10, 10]);
  });

  it('begins no more cases while it is paused, and takes down what those in hand answer once it goes on', async () => {
    const id = await batchOf(30);
    await lead(id);
    await steer(pauseCaseBatch, id);
    await answer(id);
    await lead(id);
    expect([await count(id, 'sent'), await count(id, 'waiting')]).toEqual([20, 10]);
    await steer(resumeCaseBatch, id);
    await lead(id);
    expect([await count(id, 'done'), await count(id, 'sent'), await count(id, 'waiting')]).toEqual([20, 10, 0]);
  });

  it('leaves the rest alone when it is broken off, and is over when those in hand have answered', async () => {
    const id = await batchOf(30);
    await lead(id);
    await steer(pauseCaseBatch, id);
    await steer(endCaseBatch, id);
    expect([await count(id, 'withdrawn'), await stateOf(id)]).toEqual([10, 'running']);
    await answer(id);
    await lead(id);
    expect([await count(id, 'done'), await stateOf(id)]).toEqual([20, 'ended']);
    await expect(steer(resumeCaseBatch, id)).rejects.toMatchObject({ code: 'CASE_BATCH_OVER' });
  });

  it('is steered only by who may do its act', async () => {
    const id = await batchOf(1);
    const other: Steering = { ...by, permissions: ['process.repair'] };
    await expect(steer(pauseCaseBatch, id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
