import { campaignReport } from '@karta/services';
import { stepsIn } from '../../../tests/makers/campaign-steps.ts';
import { openCampaignTown, peopleIn, type CampaignTown } from '../../../tests/makers/campaign-town.ts';
import { until } from '../../../tests/makers/until.ts';

const IS_FULL = process.env['KARTA_TEST_SIZE'] === 'full';
/** `KARTA_CAMPAIGN_SIZE=350000` for a city. */
const PEOPLE = Number(process.env['KARTA_CAMPAIGN_SIZE'] ?? (IS_FULL ? 2000 : 200));
const KILLS = IS_FULL ? 8 : 3;
const PATIENCE_MS = 120_000 + PEOPLE * 200;
jest.setTimeout(PATIENCE_MS * 2);

let town: CampaignTown;
const { recipients, place, stateOf, act } = stepsIn(() => town);
beforeAll(async () => void (town = await openCampaignTown()));
afterAll(() => town.close());

it(`B-14 of ${PEOPLE} people nobody gets two and nobody is missed, while the worker is killed ${KILLS} times, the campaign rests and the mail server cuts the line; each uncertain one is shown`, async () => {
  // given
  const at = place();
  await peopleIn(town, PEOPLE, { place: at });
  const id = await town.started({ filters: { place: at } });
  const taken = async (): Promise<number> =>
    (await town.ledger()).messages.reduce((all, { accepted, dropped }) => all + accepted + dropped, 0);

  // when
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const worker = await town.worker();
    await town.lay({ dropAfterData: { keep: kill % 2 === 0, times: 1 } });
    const share = (PEOPLE * kill) / (KILLS + 1);
    await until(`the ${kill}th share`, async () => (await taken()) >= share, PATIENCE_MS);
    worker.kill('SIGKILL');
    await act(id, 'pause', `próba ${kill}`);
    await act(id, 'resume');
  }
  const last = await town.worker();
  const isOpen = () => recipients(id).whereIn('state', ['waiting', 'sending']).first('id');
  await until('the end of each', async () => (await isOpen()) === undefined, PATIENCE_MS);
  last.kill('SIGKILL');

  // then
  const rows: { state: string; notificationId: string }[] = await recipients(id).select('state', 'notificationId');
  const { messages } = await town.ledger();
  const counts = new Map(messages.map((each) => [each.messageId.slice(1, 37), each]));
  const handed = messages.map(({ accepted, dropped, lost }) => accepted + dropped + lost);
  expect(handed.filter((times) => times > 1)).toEqual([]);
  const [sent, uncertain] = ['sent', 'uncertain'].map((state) => rows.filter((row) => row.state === state));
  expect((sent?.length ?? 0) + (uncertain?.length ?? 0)).toBe(PEOPLE);
  expect(sent?.filter(({ notificationId }) => counts.get(notificationId)?.accepted !== 1)).toEqual([]);
  const cut = messages.filter(({ dropped, lost }) => dropped + lost > 0).map(({ messageId }) => messageId.slice(1, 37));
  expect(uncertain?.map(({ notificationId }) => notificationId)).toEqual(expect.arrayContaining(cut));
  const report = await campaignReport(town.city, id, true);
  expect(report.uncertain).toHaveLength(Math.min(50, uncertain?.length ?? 0));
  expect(report.pauses).toHaveLength(KILLS);
  expect(await stateOf(id)).toBe('sending');
});
