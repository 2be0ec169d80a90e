import { randomUUID } from 'node:crypto';
import { OUTBOX_CHANNEL, urlOfDatabase } from '@karta/db';
import pg from 'pg';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { testProvisioning } from '../../../tests/makers/database.ts';
import { until } from '../../../tests/makers/until.ts';
import { throwMessage, throwSignal } from './throw-message.ts';

let own: OwnCity;
let listener: pg.Client;
const heard: (string | undefined)[] = [];
beforeAll(async () => {
  own = await openOwnCity();
  const { rows } = await own.city.knex.raw('select current_database() as name');
  listener = new pg.Client({ connectionString: urlOfDatabase(testProvisioning().adminUrl, rows[0].name) });
  await listener.connect();
  await listener.query(`listen ${OUTBOX_CHANNEL}`);
  listener.on('notification', ({ payload }) => heard.push(payload));
}, 60_000);
afterAll(async () => {
  await listener.end();
  await own.close();
}, 60_000);

describe('what a diagram throws', () => {
  it.each(['message', 'signal'] as const)('wakes the relay at once: a %s', async (kind) => {
    // given: a case that waits for it
    const { city } = own;
    const [workflowId, name] = [`proba/p/${randomUUID()}`, `n-${kind}`];
    const instance = { workflowId, processKey: 'p', caseId: randomUUID(), version: 1, digest: '', state: 'running' };
    await city.knex('process_instances').insert({ ...instance, startedAt: city.clock.now(), turn: 1 });
    const wait = { workflowId, waitId: 't', elementId: 'e', kind, name };
    await city.knex('process_waits').insert(wait);

    // when
    const thrown = { cityId: city.id, key: randomUUID(), name, variables: {} };
    const activity = kind === 'message' ? throwMessage : throwSignal;
    await activity({ cityOf: () => city })(thrown as never);

    // then
    const ids: string[] = await city.knex('outbox').where({ workflowId }).pluck('id');
    expect(ids).toHaveLength(1);
    await until('the notification', async () => heard.includes(ids[0]));
  });
});
