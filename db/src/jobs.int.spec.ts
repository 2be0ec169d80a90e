import { randomUUID } from 'node:crypto';
import { Queue, Worker, createPostgresBackend } from 'bullmq';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';
import { connect } from './connect.ts';
import { NOTIFICATION_QUEUES, addNotificationJob } from './jobs.ts';
import { provisionDatabase } from './provision.ts';

/** The contract with BullMQ's undocumented SQL function; red here means: do not upgrade yet. */
const to = testProvisioning();
const database = `test_jobs_${randomUUID().replaceAll('-', '')}`;
let knex: Knex;
let queue: Pick<Queue, 'getJob' | 'getWaitingCount' | 'close'>;
let connection: { connectionString: string; schema: string; max: number };

beforeAll(async () => {
  const [connectionString = ''] = await provisionDatabase(to, database, 'city');
  knex = connect(connectionString, 3);
  connection = { connectionString, schema: 'bullmq', max: 3 };
  queue = new Queue(NOTIFICATION_QUEUES.mail, { connection }, createPostgresBackend);
}, 60_000);
afterAll(async () => {
  await queue.close();
  await knex.destroy();
  await dropTestDatabase(to, database);
});

const job = (): { cityId: string; notificationId: string } => ({ cityId: 'test', notificationId: randomUUID() });

describe('a job that is added in the transaction of its message', () => {
  it('is a job like any other, with the ids and the attempts that were asked for', async () => {
    const wanted = job();
    await knex.transaction((trx) => addNotificationJob(trx, 'mail', wanted));
    const found = await queue.getJob(wanted.notificationId);
    expect(found?.data).toEqual(wanted);
    expect(found?.opts.attempts).toBe(20);
  });

  it('goes when the transaction is rolled back', async () => {
    const wanted = job();
    await knex
      .transaction(async (trx) => {
        await addNotificationJob(trx, 'mail', wanted);
        throw new Error('rolled back');
      })
      .catch(() => {});
    expect(await queue.getJob(wanted.notificationId)).toBeFalsy();
  });

  it('is one job however often it is added', async () => {
    // given
    const wanted = job();
    const before = await queue.getWaitingCount();

    // when
    await knex.transaction(async (trx) => {
      await addNotificationJob(trx, 'mail', wanted);
      await addNotificationJob(trx, 'mail', wanted);
    });
    await knex.transaction((trx) => addNotificationJob(trx, 'mail', wanted));

    // then
    expect(await queue.getWaitingCount()).toBe(before + 1);
  });

  it('is worked through by a worker of the library, once each', async () => {
    // given
    const wanted = job();
    const seen: string[] = [];
    await knex.transaction((trx) => addNotificationJob(trx, 'mail', wanted));

    // when
    const worker = new Worker(
      NOTIFICATION_QUEUES.mail,
      async ({ data }: { data: { notificationId: string } }) => void seen.push(data.notificationId),
      { connection },
      createPostgresBackend,
    );
    await new Promise<void>((resolve) => void worker.once('drained', () => resolve()));
    await worker.close();

    // then
    expect(seen.filter((id) => id === wanted.notificationId)).toHaveLength(1);
  }, 30_000);
});
