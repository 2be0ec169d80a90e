import { randomUUID } from 'node:crypto';
import { addNotificationJob, Notification } from '@karta/db';
import { actOnCampaign, campaignReport, optOut, optOutView, settleRecipient, startCampaign } from '@karta/services';
import { openCampaignTown, peopleIn, type CampaignTown } from '../../../tests/makers/campaign-town.ts';
import { until } from '../../../tests/makers/until.ts';
import { deliver } from '../notifications/deliver.ts';
import { channelsOf } from '../notifications/channels.ts';
import { startChannelWorker } from '../notifications/processor.ts';
import { leadAllOn } from './campaigns.ts';

jest.setTimeout(120_000);
let town: CampaignTown;
beforeAll(async () => void (town = await openCampaignTown()));
afterEach(async () => {
  const { knex } = town.city;
  await knex('campaigns')
    .whereIn('state', ['gathering', 'sending', 'paused'])
    .update({ state: 'ended', endedAt: new Date() });
  await town.lay({});
});
afterAll(() => town.close());

const place = () => `Osada ${randomUUID()}`;
/** Steps until nothing more is to be done now. */
async function led(): Promise<void> {
  while (await leadAllOn(town.city));
}
const recipients = (campaignId: string) => town.city.knex('campaign_recipients').where({ campaignId });
const states = (campaignId: string): Promise<string[]> => recipients(campaignId).orderBy('state').pluck('state');
const stateOf = async (id: string) => (await town.city.knex('campaigns').where({ id }).first('state'))?.state;
const act = (id: string, name: Parameters<typeof actOnCampaign>[2]['act'], reason = '') =>
  town.city.knex.transaction((trx) => actOnCampaign(trx, id, { act: name, reason }, town.by));
/** Delivers what waits in the queue, as a worker would. */
async function delivered(campaignId: string): Promise<void> {
  const ids: string[] = await recipients(campaignId).where('state', 'sending').pluck('notification_id');
  const channels = await channelsOf(town.city);
  for (const id of ids) await deliver(town.city, channels, id).catch(() => {});
  channels.mailer.close();
}

describe('001-32 B-14 a campaign', () => {
  it('001-32 goes once to whoever has agreed, with a link and the headers by which one opts out, and is over after the last', async () => {
    // given
    const at = place();
    const [told] = await peopleIn(town, 1, { place: at });
    await peopleIn(town, 2, { place: at, hasConsent: false });
    const id = await town.started({ filters: { place: at } });

    // when
    await led();
    await delivered(id);
    await led();

    // then
    expect(await states(id)).toEqual(['sent', 'skipped', 'skipped']);
    expect(await stateOf(id)).toBe('ended');
    const [letter] = (await town.letters()).filter(({ to }) => to.includes(told?.email ?? ''));
    expect(letter?.subject).toBe('Nowości');
    expect(letter?.text).toContain('Dzień dobry, Osoba.');
    const code = /wypisz\/([\w-]{16})/.exec(letter?.text ?? '')?.[1];
    expect(letter?.listHeaders).toEqual({
      'list-unsubscribe': `<https://karta.example.test/api/resident/opt-out/${code}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    const report = await campaignReport(town.city, id, false);
    expect(report.skipped).toEqual([{ reason: 'no-consent', count: 2 }]);
  });

  it('001-32 opting out takes the consent back without signing in, however often it is said, and an unknown link says so', async () => {
    // given
    const at = place();
    const [told] = await peopleIn(town, 1, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();
    await delivered(id);
    const [letter] = (await town.letters()).filter(({ to }) => to.includes(told?.email ?? ''));
    const code = /wypisz\/([\w-]{16})/.exec(letter?.text ?? '')?.[1] ?? '';
    const { knex } = town.city;

    // when
    const before = await optOutView(knex, code);
    for (let n = 0; n < 2; n += 1) await knex.transaction((trx) => optOut(trx, town.city, code));

    // then
    expect([before, await optOutView(knex, code)]).toEqual([{ isOut: false }, { isOut: true }]);
    const audit = await knex('audit').where({ act: 'campaign.opt-out', subjectId: told?.accountId });
    expect(audit).toHaveLength(1);
    expect((await campaignReport(town.city, id, false)).optedOut).toBe(1);
    await expect(optOutView(knex, 'nie-ma-kodu-0000')).rejects.toMatchObject({ code: 'OPT_OUT_UNKNOWN' });
  });

  it('001-32 asks for the consent when it sends: taken back after the start, or after the message waits in the queue, nothing goes', async () => {
    // given
    const at = place();
    const [early, late] = await peopleIn(town, 2, { place: at });
    const id = await town.started({ filters: { place: at } });
    const { knex } = town.city;
    const takeBack = (accountId = '') => knex('consents').where({ accountId }).update({ withdrawnAt: new Date() });

    // when
    const { state } = await knex('campaigns').where({ id }).first();
    await leadAllOn(town.city);
    await takeBack(early?.accountId);
    await led();
    await takeBack(late?.accountId);
    await delivered(id);

    // then
    expect(state).toBe('gathering');
    expect(await recipients(id).pluck('reason')).toEqual(['no-consent', 'no-consent']);
    const to = (await town.letters()).flatMap((letter) => letter.to);
    expect(to).not.toEqual(expect.arrayContaining([early?.email]));
    expect(to).not.toEqual(expect.arrayContaining([late?.email]));
  });

  it('001-32 of two that start it at once one is told that the other was faster', async () => {
    // given
    const at = place();
    await peopleIn(town, 3, { place: at });
    const id = await town.draft({ filters: { place: at } });
    const start = () => town.city.knex.transaction((trx) => startCampaign(trx, town.city, id, 2, town.by));

    // when
    const both = await Promise.allSettled([start(), start()]);
    await Promise.all([leadAllOn(town.city), leadAllOn(town.city)]);
    await led();

    // then
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(['CAMPAIGN_STATE']);
    expect(await states(id)).toEqual(['sending', 'sending', 'sending']);
    const keys = await town.city
      .knex('notifications')
      .where('template', 'campaign')
      .whereIn('id', recipients(id).select('notification_id'));
    expect(keys).toHaveLength(3);
  });

  it('001-32 once it is paused nothing more is handed over, also not what waits in the queue; resumed it goes on with those', async () => {
    // given
    const at = place();
    await peopleIn(town, 6, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();

    // when: the pause and the sending meet
    const before = (await town.ledger()).messages.length;
    await Promise.all([act(id, 'pause', 'Błąd w treści'), delivered(id)]);
    const atPause = (await town.ledger()).messages.length;
    await delivered(id);
    const [left, sent] = [await recipients(id).where('state', 'waiting'), await recipients(id).where('state', 'sent')];

    // then
    expect([left.length + sent.length, sent.length]).toEqual([6, atPause - before]);
    expect((await town.ledger()).messages).toHaveLength(atPause);
    expect((await campaignReport(town.city, id, false)).pauses).toMatchObject([
      { reason: 'Błąd w treści', until: null },
    ]);

    // when
    await act(id, 'resume');
    await led();
    await delivered(id);
    await led();

    // then
    expect(await states(id)).toEqual(Array.from({ length: 6 }, () => 'sent'));
    expect([await stateOf(id), (await town.ledger()).messages.length - before]).toEqual(['ended', 6]);
  });

  it('001-32 a pause needs a reason, and an act that its state does not have is refused', async () => {
    // given
    const at = place();
    await peopleIn(town, 1, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();

    // then
    await expect(act(id, 'pause')).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(act(id, 'resume')).rejects.toMatchObject({ code: 'CAMPAIGN_STATE' });
    await act(id, 'cancel');
    await expect(act(id, 'retry')).rejects.toMatchObject({ code: 'CAMPAIGN_STATE' });
    await delivered(id);
    expect(await recipients(id).pluck('reason')).toEqual(['cancelled']);
  });

  it('001-32 one that may have arrived is uncertain, is not sent again, and keeps the campaign open until a person says', async () => {
    // given
    const at = place();
    await peopleIn(town, 2, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();
    await town.lay({ dropAfterData: { keep: true, times: 1 } });

    // when
    await delivered(id);
    await delivered(id);
    await led();
    const between = [await states(id), await stateOf(id)];
    const [row] = (await campaignReport(town.city, id, true)).uncertain;
    const say = () =>
      town.city.knex.transaction((trx) => settleRecipient(trx, id, row?.id ?? '', { hasArrived: true }, town.by));
    await say();
    await led();

    // then
    expect(between).toEqual([['sent', 'uncertain'], 'sending']);
    expect(row).not.toHaveProperty('name');
    await expect(say()).rejects.toMatchObject({ code: 'RECIPIENT_SETTLED' });
    expect([await states(id), await stateOf(id)]).toEqual([['sent', 'sent'], 'ended']);
    const own = await recipients(id).pluck('notification_id');
    const counts = (await town.ledger()).messages.filter(({ messageId }) =>
      own.some((each) => messageId.includes(each)),
    );
    expect(counts.map(({ accepted, dropped }) => accepted + dropped)).toEqual([1, 1]);
  });

  it('001-32 a worker that dies between the attempt and the answer leaves an uncertain one, which the next worker does not send', async () => {
    // given: an attempt of which nobody knows more
    const at = place();
    await peopleIn(town, 1, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();
    const [notificationId] = await recipients(id).pluck('notification_id');
    await town.city.knex('notifications').where({ id: notificationId }).update({ state: 'sending', attempts: 1 });

    // when
    await delivered(id);

    // then
    expect(await states(id)).toEqual(['uncertain']);
    expect((await town.ledger()).messages.filter(({ messageId }) => messageId.includes(notificationId))).toEqual([]);
  });

  it('001-32 an address that does not exist failed for good; what failed otherwise is tried again, it alone', async () => {
    // given
    const at = place();
    const [gone, , away] = await peopleIn(town, 3, { place: at });
    const id = await town.started({ filters: { place: at } });
    await led();
    await town.lay({ refuse: { code: 550, recipient: gone?.email } });
    await delivered(id);
    const late = recipients(id).where({ accountId: away?.accountId });
    await late.clone().update({ state: 'failed', reason: 'NOT_SENT', isHard: false });
    await led();

    // when
    await act(id, 'retry');
    await led();
    const again = await recipients(id).where('state', 'sending').pluck('account_id');
    await delivered(id);
    await led();

    // then
    expect(again).toEqual([away?.accountId]);
    const rows = await recipients(id).orderBy('state').select('state', 'isHard', 'tries');
    expect(rows.map(({ state, isHard }) => [state, isHard])).toEqual([
      ['failed', true],
      ['sent', false],
      ['sent', false],
    ]);
    expect(await stateOf(id)).toBe('ended');
  });

  it('001-32 follows an entry that went into another one, and leaves out whoever is erased meanwhile', async () => {
    // given
    const at = place();
    const [stays, goes, erased] = await peopleIn(town, 3, { place: at });
    const id = await town.started({ filters: { place: at } });
    await leadAllOn(town.city);
    const { knex } = town.city;
    const empty = { firstName: '', lastName: '' };
    await knex('residents')
      .where({ id: goes?.residentId })
      .update({ ...empty, mergedInto: stays?.residentId });
    await knex('residents').where({ id: erased?.residentId }).update(empty);

    // when
    await led();

    // then
    const reasonOf = async (residentId = '') => (await recipients(id).where({ residentId }).first()).reason;
    expect([
      await reasonOf(stays?.residentId),
      await reasonOf(goes?.residentId),
      await reasonOf(erased?.residentId),
    ]).toEqual([null, 'same-reader', 'erased']);
  });

  it('B-14 keeps its tempo, and letters of cases do not wait behind it', async () => {
    // given
    const at = place();
    const people = await peopleIn(town, 60, { place: at });
    const id = await town.started({ filters: { place: at } });
    const slow = await town.draft({ filters: { place: at }, perHour: 120 });
    await led();
    const { knex, vault } = town.city;
    const [notificationId, { id: keyId }] = [randomUUID(), await vault.keys.openCityKey('city')];
    const place_ = { table: 'notifications', row: notificationId, column: 'content' };
    const content = await vault.seal(keyId, place_, JSON.stringify({ subject: 'Karta gotowa', text: 'Zapraszamy.' }));
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
