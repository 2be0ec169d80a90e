import { campaignReport, optOut, optOutView } from '@karta/services';
import { openCampaignTown, peopleIn, type CampaignTown } from '../../../tests/makers/campaign-town.ts';
import { stepsIn } from '../../../tests/makers/campaign-steps.ts';
import { leadAllOn } from './campaigns.ts';

jest.setTimeout(120_000);
let town: CampaignTown;
const { recipients, place, led, states, stateOf, delivered, ended } = stepsIn(() => town);
beforeAll(async () => void (town = await openCampaignTown()));
afterEach(() => ended());
afterAll(() => town.close());

describe('001-32 whom a campaign tells', () => {
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
});
