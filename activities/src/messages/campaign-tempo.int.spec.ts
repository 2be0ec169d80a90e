import { randomUUID } from 'node:crypto';
import { addNotificationJob, Notification } from '@karta/db';
import { startCampaign } from '@karta/services';
import { openCampaignTown, peopleIn, type CampaignTown } from '../../../tests/makers/campaign-town.ts';
import { stepsIn } from '../../../tests/makers/campaign-steps.ts';
import { until } from '../../../tests/makers/until.ts';
import { startChannelWorker } from '../notifications/processor.ts';

jest.setTimeout(120_000);
let town: CampaignTown;
const { place, led, states, ended } = stepsIn(() => town);
beforeAll(async () => void (town = await openCampaignTown()));
afterEach(() => ended());
afterAll(() => town.close());

describe('B-14 the tempo of a campaign', () => {
  it('B-14 keeps its tempo, and letters of cases do not wait behind it', async () => {
    // given
    const at = place();
    const people = await peopleIn(town, 60, { place: at });
    const id = await town.started({ filters: { place: at } });
    const slow = await town.draft({ filters: { place: at }, perHour: 120 });
    await led();
    const { knex, vault } = town.city;
    const [notificationId, { id: keyId }] = [randomUUID(), await vault.keys.openCityKey('city')];
    const sealedAt = { table: 'notifications', row: notificationId, column: 'content' };
    const content = await vault.seal(keyId, sealedAt, JSON.stringify({ subject: 'Karta gotowa', text: 'Zapraszamy.' }));
    await knex.transaction(async (trx) => {
      const letter = { key: notificationId, channel: 'mail', template: 'card-ready', accountId: people[0]?.accountId };
      await Notification.query(trx).insert({
        id: notificationId,
        ...letter,
        recipient: 'k@example.test',
        keyId,
        content,
      } as never);
      await addNotificationJob(trx, 'mail', { cityId: town.city.id, notificationId });
    });

    // when
    const worker = startChannelWorker(town.city, 'mail');
    await until('all letters', async () => (await states(id)).every((state) => state === 'sent'), 60_000);
    await worker.close();
    const own = ['k@example.test', ...people.map(({ email }) => email)];
    const order = (await town.letters()).toReversed().filter(({ to }) => own.includes(to[0] ?? ''));
    await led();
    await knex.transaction((trx) => startCampaign(trx, town.city, slow, 2, town.by));
    await led();

    // then: as many at once as there are places for letters
    expect(order.findIndex(({ subject }) => subject === 'Karta gotowa')).toBeLessThan(4);
    expect(order).toHaveLength(61);
    expect((await states(slow)).filter((state) => state === 'sending')).toHaveLength(2);
  });
});
