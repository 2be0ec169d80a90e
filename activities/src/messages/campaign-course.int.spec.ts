import { campaignReport, settleRecipient, startCampaign } from '@karta/services';
import { openCampaignTown, peopleIn, type CampaignTown } from '../../../tests/makers/campaign-town.ts';
import { stepsIn } from '../../../tests/makers/campaign-steps.ts';
import { leadAllOn } from './campaigns.ts';

jest.setTimeout(120_000);
let town: CampaignTown;
const { recipients, place, led, states, stateOf, act, delivered, ended } = stepsIn(() => town);
beforeAll(async () => void (town = await openCampaignTown()));
afterEach(() => ended());
afterAll(() => town.close());

describe('001-32 B-14 the course of a campaign', () => {
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
});
