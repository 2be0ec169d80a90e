import { randomUUID } from 'node:crypto';
import { createServer as createWeb, type Server } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { addNotificationJob, Notification, urlOfDatabase, type City, type NotificationChannel } from '@karta/db';
import { testProvisioning } from '../../../tests/makers/database.ts';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { until } from '../../../tests/makers/until.ts';
import { startChannelWorker, type ChannelWorker } from './processor.ts';

let town: OwnCity;
let city: City;
let smtp: ReturnType<typeof createServer>;
let gateway: Server;
const mailSockets = new Set<Socket>();
/** What the gateway answers; and how often it was asked. */
let status = 200;
let asked = 0;
const workers: ChannelWorker[] = [];

beforeAll(async () => {
  town = await openOwnCity();
  // it takes connections and says nothing
  smtp = createServer((socket) => mailSockets.add(socket));
  gateway = createWeb((_request, response) => {
    asked++;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ success: true, items: [{ id: 'v', status: 'queued', parts: 1 }] }));
  });
  await Promise.all([smtp, gateway].map((each) => new Promise<void>((done) => each.listen(0, '127.0.0.1', done))));
  const port = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
  const { rows } = await town.city.knex.raw<{ rows: { name: string }[] }>('select current_database() as name');
  city = {
    ...town.city,
    id: 'proba',
    databaseUrl: urlOfDatabase(testProvisioning().adminUrl, rows[0]?.name ?? ''),
    vault: { openText: () => Promise.resolve(JSON.stringify({ subject: 'Karta', text: 'Karta gotowa' })) },
    channels: {
      smtpUrl: `smtp://127.0.0.1:${port(smtp)}`,
      smsUrl: `http://127.0.0.1:${port(gateway)}`,
      smsToken: 'token',
      mailFrom: 'karta@example.test',
    },
  } as unknown as City;
  for (const channel of ['mail', 'sms'] as const) workers.push(startChannelWorker(city, channel));
}, 60_000);
afterAll(async () => {
  for (const socket of mailSockets) socket.destroy();
  smtp.close();
  gateway.close();
  await Promise.all(workers.map((worker) => worker.close()));
  await town.close();
}, 60_000);

async function put(channel: NotificationChannel): Promise<string> {
  const { accountId } = await holderIn(city);
  const id = randomUUID();
  const recipient = channel === 'mail' ? 'anna.kowalska@example.test' : '+48500600701';
  await city.knex.transaction(async (trx) => {
    await trx('notifications').insert({
      ...{ id, key: id, channel, template: 'card-ready', accountId, recipient, keyId: randomUUID() },
    });
    await addNotificationJob(trx, channel, { cityId: city.id, notificationId: id });
  });
  return id;
}

const message = (id: string) => Notification.query(city.knex).findById(id).throwIfNotFound();
const sms = () => city.knex('message_channels').where({ channel: 'sms' }).first();

it('a mail server that hangs keeps no text from going out', async () => {
  // given: as many letters as there are places hang
  for (let n = 0; n < 6; n++) await put('mail');
  await until('letters that hang', () => Promise.resolve(mailSockets.size >= 4));

  // when
  const text = await put('sms');

  // then
  await until('the text', async () => (await message(text)).state === 'sent');
  const states = await city.knex('notifications').where({ channel: 'mail' }).distinct('state').pluck('state');
  expect(states.toSorted()).toEqual(['sending', 'waiting']);
}, 60_000);

it('a gateway that takes nothing is left alone, seen, and tried until it takes again', async () => {
  // given
  status = 503;
  asked = 0;
  const texts: string[] = [];
  for (let n = 0; n < 12; n++) texts.push(await put('sms'));

  // when
  await until('the channel is away', async () => (await sms())?.isAway === true);
  const { problem } = await sms();

  // then: three in a row, and what was under way with them
  expect(problem).toBe('HTTP_503');
  expect(asked).toBeLessThanOrEqual(7);

  // when: the first trial after the pause is in vain too
  const before = asked;
  await until('a trial in vain', () => Promise.resolve(asked > before), 60_000);
  status = 200;

  // then
  await until(
    'all texts',
    async () => {
      const left: unknown[] = await city.knex('notifications').whereIn('id', texts).whereNot('state', 'sent');
      return left.length === 0;
    },
    90_000,
  );
  await until('the office hears of it', async () => (await sms())?.isAway === false);
  expect(await sms()).toMatchObject({ isAway: false, problem: null });
}, 180_000);

it('what an earlier program told of a channel is told anew by the first message', async () => {
  // given: a worker that ended while the channel was away
  await city.knex('message_channels').where({ channel: 'sms' }).update({ isAway: true, problem: 'HTTP_503' });
  await workers[1]?.close();
  workers[1] = startChannelWorker(city, 'sms');

  // when
  const text = await put('sms');

  // then
  await until('the text', async () => (await message(text)).state === 'sent');
  await until('the channel', async () => (await sms()).isAway === false);
  expect(await sms()).toMatchObject({ problem: null });
}, 60_000);

it('a message that nobody can send, for whatever reason, stands among those that did not arrive', async () => {
  // given: its last attempt, and an error that no channel knows
  const { accountId } = await holderIn(city);
  const id = randomUUID();
  const row = { id, key: id, channel: 'sms', template: 'card-ready', accountId, recipient: '+48500600701' };
  await workers[1]?.close();
  const broken = { ...city, vault: { openText: () => Promise.reject(new Error('KEY_DESTROYED')) } } as unknown as City;
  await city.knex.transaction(async (trx) => {
    await trx('notifications').insert({ ...row, keyId: randomUUID() });
    await addNotificationJob(trx, 'sms', { cityId: city.id, notificationId: id });
    const last = trx.raw(`jsonb_set(opts::jsonb, '{attempts}', '1')`);
    await trx.withSchema('bullmq').table('job').where({ id }).update({ opts: last, maxAttempts: 1 });
  });

  // when
  workers[1] = startChannelWorker(broken, 'sms');

  // then
  await until('its end', async () => (await message(id)).state === 'failed');
  expect((await message(id)).problem).toBe('NOT_SENT');
}, 60_000);
