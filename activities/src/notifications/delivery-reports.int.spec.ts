import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Notification, type City } from '@karta/db';
import { createSerwerSmsSender, type SmsSender } from '@karta/services';
import { startStandIn, type RunningStandIn } from '@karta/simulators';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { askReports } from './delivery-reports.ts';
import { settleSms } from './settle-sms.ts';

jest.setTimeout(60_000);

let own: OwnCity;
let city: City;
let vendor: RunningStandIn;
let sms: SmsSender;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
  vendor = await startStandIn('serwersms', { DATA_FILE: join(await mkdtemp(join(tmpdir(), 'sms-')), 'sms.jsonl') });
  const url = `http://127.0.0.1:${vendor.facts['httpPort']}`;
  sms = createSerwerSmsSender({ url, credentials: { token: 'demo-token' } });
}, 60_000);
beforeEach(() => city.knex('notifications').delete());
afterAll(async () => {
  await vendor.stop();
  await own.close();
}, 60_000);

/** A text that the gateway has taken, to a number that decides its fate. @returns its id */
async function sentTo(ending: string): Promise<string> {
  const { accountId } = await holderIn(city);
  const id = randomUUID();
  const recipient = `+4860070${ending.padStart(4, '0')}`;
  const message = { id, key: id, channel: 'sms', template: 'card-ready', accountId, recipient, keyId: randomUUID() };
  await city.knex('notifications').insert({ ...message, state: 'sending' });
  const taken = await Notification.query(city.knex).findById(id).throwIfNotFound();
  await settleSms(city, sms, Object.assign(taken, { wasSending: false }), { text: 'Karta gotowa' });
  return id;
}
const row = (id: string) => city.knex('notifications').where({ id }).first();
const makeDue = () =>
  city
    .knex('notifications')
    .whereNotNull('reportDueAt')
    .update({ reportDueAt: new Date(0) });

describe('000-34 what became of a text', () => {
  it.each([
    ['01', 'delivered', null],
    ['02', 'undelivered', 'REPORT_MESSAGE_EXPIRED'],
    ['04', 'undelivered', 'REPORT_NUMBER_IS_BLACKLISTED'],
  ])('is asked of the gateway and told: a number that ends with %s is %s', async (ending, state, problem) => {
    // given
    const id = await sentTo(ending);
    const before = await row(id);

    // when
    const asked = await askReports(city, sms);

    // then
    expect(before).toMatchObject({ state: 'sent', parts: 1, reportTries: 0, reportDueAt: expect.any(Date) });
    expect(asked).toBe(1);
    expect(await row(id)).toMatchObject({ state, problem, reportDueAt: null });
    expect(await askReports(city, sms)).toBe(0);
  });

  it('that is on its way is asked about again, ever more seldom, and after three days no more', async () => {
    // given
    const id = await sentTo('03');
    const pauses: number[] = [];

    // when
    for (let n = 0; n < 4; n += 1) {
      await makeDue();
      const asked = Date.now();
      await askReports(city, sms);
      pauses.push(Math.round(((await row(id)).reportDueAt.getTime() - asked) / 60_000));
    }
    await city.knex('notifications').where({ id }).update({ reportTries: 74 });
    await makeDue();
    await askReports(city, sms);

    // then
    expect(pauses).toEqual([5, 30, 60, 60]);
    expect(await row(id)).toMatchObject({ state: 'sent', reportDueAt: null, reportTries: 75 });
  });

  it('is not judged by silence, and what has an end keeps it', async () => {
    // given
    const [lost, late] = [await sentTo('01'), await sentTo('02')];
    const silent = { lookUp: () => Promise.resolve({ outcome: 'failed', reason: 'HTTP_500' } as const) };

    // when
    await askReports(city, silent);
    const after = await row(lost);
    await makeDue();
    await askReports(city, {
      async lookUp(ids) {
        // another worker was faster
        await city.knex('notifications').where({ id: late }).update({ state: 'delivered' });
        return sms.lookUp(ids);
      },
    });

    // then
    expect(after).toMatchObject({ state: 'sent', reportTries: 0 });
    expect([(await row(lost)).state, (await row(late)).state]).toEqual(['delivered', 'delivered']);
  });
});
