import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';
import { atOneMoment } from './at-one-moment.ts';
import type { City } from './city-store.ts';
import { connect } from './connect.ts';
import { forgetOld } from './forget-old.ts';
import { provisionDatabase } from './provision.ts';

const to = testProvisioning();
const database = `test_forget_${randomUUID().replaceAll('-', '')}`;
let knex: Knex;
let city: City;

beforeAll(async () => {
  knex = connect((await provisionDatabase(to, database, 'city'))[0] ?? '', 3);
  const clock = { now: () => new Date('2026-11-21T10:00:00Z'), today: () => '2026-11-21' };
  city = { knex, clock } as City;
}, 60_000);
afterAll(async () => {
  await knex.destroy();
  await dropTestDatabase(to, database);
});

it('forgets histories after the city’s time, messages after their own, what was delivered a month ago, checks of cards after 90 days, and nothing else (H-6)', async () => {
  // given
  await knex('settings').insert({ key: 'historyDays', value: JSON.stringify(365) });
  const run = { workflowId: 'w', events: 1, keyId: randomUUID(), sealed: Buffer.from('x') };
  await knex('process_histories').insert([
    { ...run, runId: 'old', closedAt: '2025-11-20T12:00:00Z' },
    { ...run, runId: 'young', closedAt: '2025-11-21T12:00:00Z' },
  ]);
  const message = { name: 'm', variables: '{}', thrownAt: '2026-10-01T00:00:00Z' };
  const [over, open] = [randomUUID(), randomUUID()];
  await knex('thrown_messages').insert([
    { ...message, id: over, expiresAt: '2026-11-21T09:59:59Z' },
    { ...message, id: open, expiresAt: '2026-11-21T10:00:01Z' },
  ]);
  const row = { kind: 'deliver-message', workflowId: 'w', payload: '{}' };
  const [told, fresh, waiting] = [randomUUID(), randomUUID(), randomUUID()];
  await knex('outbox').insert([
    { ...row, id: told, createdAt: '2026-10-01T00:00:00Z', doneAt: '2026-10-01T00:00:00Z' },
    { ...row, id: fresh, createdAt: '2026-11-01T00:00:00Z', doneAt: '2026-11-01T00:00:00Z' },
    { ...row, id: waiting, createdAt: '2026-10-01T00:00:00Z' },
  ]);

  const reader = { id: randomUUID(), name: 'Wejście', shows: [], offlineHours: 24 };
  await knex('readers').insert(reader);
  const check = { readerId: reader.id, way: 'uid', verdict: 'valid', isOffline: false };
  const lately = randomUUID();
  await knex('reader_checks').insert([
    { ...check, id: randomUUID(), at: '2026-08-22T12:00:00Z' },
    { ...check, id: lately, at: '2026-08-24T12:00:00Z' },
  ]);

  // when
  const forgotten = await forgetOld(city);

  // then
  expect(forgotten).toEqual({
    histories: 1,
    messages: 1,
    delivered: 1,
    texts: 0,
    credentials: 0,
    attachments: 0,
    imports: 0,
    checks: 1,
  });
  expect(await knex('process_histories').pluck('run_id')).toEqual(['young']);
  expect(await knex('reader_checks').pluck('id')).toEqual([lately]);
  expect(await knex('thrown_messages').pluck('id')).toEqual([open]);
  expect((await knex('outbox').pluck('id')).toSorted()).toEqual([fresh, waiting].toSorted());
});

it('forgets keys and tokens that open nothing any more, and the text of letters after the city’s time', async () => {
  // given
  const account = {
    id: randomUUID(),
    firstName: '',
    lastName: '',
    passwordHash: '',
    state: 'active',
    keyId: randomUUID(),
  };
  await knex('accounts').insert({ ...account, email: `${account.id}@x.example` });
  const letter = {
    channel: 'mail',
    template: 't',
    accountId: account.id,
    recipient: 'x',
    keyId: account.keyId,
    state: 'sent',
  };
  await knex('notifications').insert([
    { ...letter, id: randomUUID(), key: 'old', content: Buffer.from('x'), createdAt: '2025-11-20T00:00:00Z' },
    { ...letter, id: randomUUID(), key: 'young', content: Buffer.from('x'), createdAt: '2025-11-22T00:00:00Z' },
  ]);
  const key = { owner: 'o', requestHash: Buffer.from('x') };
  await knex('idempotency_keys').insert([
    { ...key, key: 'old', createdAt: '2026-11-13T00:00:00Z' },
    { ...key, key: 'young', createdAt: '2026-11-15T00:00:00Z' },
  ]);
  const token = { accountId: account.id, purpose: 'password-reset' };
  await knex('account_tokens').insert([
    { ...token, tokenHash: Buffer.from('old'), expiresAt: '2026-11-21T09:00:00Z' },
    { ...token, tokenHash: Buffer.from('young'), expiresAt: '2026-11-21T11:00:00Z' },
  ]);

  // when
  const forgotten = await forgetOld(city);

  // then
  expect(forgotten).toMatchObject({ texts: 1, credentials: 2 });
  expect(await knex('notifications').whereNotNull('content').pluck('key')).toEqual(['young']);
  expect(await knex('idempotency_keys').pluck('key')).toEqual(['young']);
  expect(await knex('account_tokens').where('expiresAt', '2026-11-21T11:00:00Z').select('purpose')).toHaveLength(1);
});

it('reads a city as it was when the reading began', async () => {
  // given
  await knex('settings').insert({ key: 'cardReturnPlace', value: JSON.stringify('before') });
  const place = async (from: Knex): Promise<unknown> =>
    (await from('settings').where('key', 'cardReturnPlace').first())?.value;

  // when
  const seen = await atOneMoment(city, async (then) => {
    const first = await place(then.knex);
    await knex('settings')
      .where('key', 'cardReturnPlace')
      .update({ value: JSON.stringify('after') });
    return [first, await place(then.knex)];
  });

  // then
  expect(seen).toEqual(['before', 'before']);
  expect(await place(knex)).toBe('after');
});
