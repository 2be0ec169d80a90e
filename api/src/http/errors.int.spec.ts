import { randomUUID } from 'node:crypto';
import { connect, urlOfDatabase } from '@karta/db';
import type { Knex } from 'knex';
import { testProvisioning } from '../../../tests/makers/database.ts';
import { answerError } from './errors.ts';

let knex: Knex;
let other: Knex;
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(() => {
  knex = connect(testProvisioning().adminUrl, 2);
  other = connect(testProvisioning().adminUrl, 1);
});
afterAll(() => Promise.all([knex.destroy(), other.destroy()]));

it('tells a caller to come again whenever the database went away under a transaction (F3)', async () => {
  // given
  const errors: unknown[] = [];

  // when
  await caught(
    knex.transaction(async (trx) => {
      const { rows } = await trx.raw('select pg_backend_pid() pid');
      errors.push(await caught(Promise.resolve(trx.raw('select pg_terminate_backend(?)', [rows[0].pid]))));
      errors.push(await caught(Promise.resolve(trx.raw('select 1'))));
      errors.push(await caught(Promise.resolve(trx.raw('select 2'))));
      throw errors.at(-1);
    }),
  ).then((error) => errors.push(error));

  // then
  expect(errors.map((error) => answerError(error).problem)).toEqual(
    errors.map(() => expect.objectContaining({ code: 'TEMPORARILY_UNAVAILABLE', status: 503 })),
  );
});

describe('a town whose database lets nobody in', () => {
  const name = `closed_${randomUUID().slice(0, 8)}`;
  const { adminUrl } = testProvisioning();
  const answer = async (url: string) => {
    const town = connect(url, 1);
    const error = await caught(Promise.resolve(town.raw('select 1')));
    await town.destroy();
    return answerError(error);
  };
  afterAll(() => knex.raw('drop database if exists ??', [name]));

  it('tells a caller to come again: it takes no connections, is not there, or does not know our password', async () => {
    // given
    await knex.raw('create database ??', [name]);
    await knex.raw('alter database ?? allow_connections false', [name]);
    const stranger = new URL(adminUrl);
    stranger.username = 'nobody_here';

    // when
    const answers = [
      await answer(urlOfDatabase(adminUrl, name)),
      await answer(urlOfDatabase(adminUrl, 'not_there')),
      await answer(stranger.href),
    ];

    // then
    expect(answers).toEqual(
      answers.map(() =>
        expect.objectContaining({ problem: expect.objectContaining({ status: 503 }), retryAfterSeconds: 2 }),
      ),
    );
  });
});

it('tells a caller to come again when PostgreSQL gave up one of two transactions that wait for each other', async () => {
  // given
  const lock = (trx: Knex, id: number): Promise<unknown> =>
    Promise.resolve(trx.raw('select pg_advisory_xact_lock(?)', [id]));
  const [first, second] = [await knex.transaction(), await other.transaction()];
  await lock(first, 71_001);
  await lock(second, 71_002);

  // when
  const refusals = await Promise.all([
    caught(lock(first, 71_002)).finally(() => first.rollback()),
    caught(lock(second, 71_001)).finally(() => second.rollback()),
  ]);

  // then
  const [refusal] = refusals.filter(Boolean);
  expect(answerError(refusal)).toMatchObject({ problem: { code: 'TEMPORARILY_UNAVAILABLE' }, retryAfterSeconds: 2 });
});

it('tells a caller to come again when a list took longer than it may', async () => {
  const error = await caught(
    knex.transaction(async (trx) => {
      await trx.raw('set local statement_timeout = 20');
      await trx.raw('select pg_sleep(5)');
    }),
  );
  expect(answerError(error)).toMatchObject({ problem: { code: 'TEMPORARILY_UNAVAILABLE' }, retryAfterSeconds: 2 });
});
