import type { City } from '@karta/db';
import { Deliveries } from '../relay/deliveries.ts';
import { createDispatch, type Dispatch } from '../relay/dispatch.ts';
import { createActivities } from '../catalogue.ts';
import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { until } from '../../../tests/makers/until.ts';
import { CITY, fixtureProcess, TemporalRig, type Activities } from '../../../workflows/testing/temporal-rig.ts';
import type { PinnedProcess } from '@karta/workflows';
import { Losses, type Loss } from '../../testing/losses.ts';
import { LossyProduction, type Ended, type Story } from '../../testing/lossy-production.ts';

// about a hundred productions, a dozen at once
jest.setTimeout(600_000);

const SAGA = [
  'reserveNumber',
  'openProductionTask',
  'updateProductionTask',
  'closeProductionTask',
  'orderUidRead',
  'reserveUid',
  'orderPrint',
  'withdrawJob',
  'spoilBlank',
  'confirmPrinted',
  'markReady',
  'giveUpCard',
] as const satisfies readonly (keyof Activities)[];
const AT_ONCE = 12;

let own: OwnCity;
let rig: TemporalRig;
let process: PinnedProcess;
let production: LossyProduction;
let isClosed = false;
let relaying: Promise<unknown>;

beforeAll(async () => {
  own = await openKeyedCity();
  let passed = 0;
  const now = (): Date => new Date(Date.parse('2026-11-21T10:00:00Z') + passed);
  const city: City = { ...own.city, id: CITY, name: 'Nowa Rzeczna', clock: { now, today: () => '2026-11-21' } };
  const losses = new Losses();
  rig = await TemporalRig.open();
  process = await fixtureProcess('production-alone');
  const real = createActivities({ cityOf: () => city });
  const answers = rig.activities.answers as Record<string, (call: { caseId: string }) => Promise<unknown>>;
  for (const name of SAGA) {
    const step = real[name] as (call: { caseId: string }) => Promise<unknown>;
    answers[name] = (call) => losses.pass(call.caseId, name, () => step(call));
  }
  const dispatch = createDispatch(city, rig.client, 'unused');
  const lossy: Dispatch = async (row) => {
    const job = await city.knex('station_jobs').where({ workflowId: row.workflowId }).first('cardId');
    const card = job && (await city.knex('cards').where({ id: job.cardId }).first('applicationId'));
    const deliver = () => dispatch(row);
    // what was lost is taken again, as after the end of a worker
    return losses
      .pass(card.applicationId, 'relay', deliver, ({ done }) => done)
      .catch(() => ({ done: false, problem: 'NOT_AWAITED' as const }));
  };
  const deliveries = new Deliveries(city, lossy, () => {});
  const take = async (): Promise<boolean> => {
    await deliveries.take();
    return isClosed;
  };
  relaying = until('the end', take, 900_000);
  production = new LossyProduction({ city, rig, losses, wait: () => (passed += 20_000) });
}, 120_000);

afterAll(async () => {
  isClosed = true;
  await relaying.catch(() => undefined);
  await rig.close();
  await own.close();
}, 120_000);

/** Each step of a story, lost before its effect and after it; up to the first answer all stories are the same. */
const lossesOf = ({ steps }: Ended): Loss[] => {
  const first = steps.findIndex((step) => step.startsWith('answer'));
  return steps.flatMap((step, at) => {
    if (at < first) return [];
    const nth = steps.slice(0, at + 1).filter((each) => each === step).length;
    return (['before', 'after'] as const).map((moment) => ({ step, nth, moment }));
  });
};

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map((one) => work(one)))));
  }
  return done;
}

const STORIES: readonly [string, Story, { used: number; state: string }][] = [
  ['a good card', { prints: [], answers: [] }, { used: 1, state: 'ready' }],
  ['a spoiled one before it', { prints: ['unknown'], answers: ['spoiled'] }, { used: 2, state: 'ready' }],
  ['a person who says that it came out', { prints: ['unknown'], answers: ['came-out'] }, { used: 1, state: 'ready' }],
  ['one that was given up', { prints: ['unknown'], answers: ['give-up'] }, { used: 1, state: 'spoiled' }],
];

describe('D-10 D-11 a production of which each step is lost once, at the api, the worker, the relay and the station', () => {
  it.each(STORIES)('makes what it makes without a loss, and the stock is right: %s', async (_what, story, expected) => {
    // given
    const usual = await production.run(process, story);
    const losses = lossesOf(usual);

    // when
    const ended = await inTurns(losses, (loss) => production.run(process, story, loss));

    // then
    const { used, state } = expected;
    const right = { used, gone: used, states: [state], mostPrintsOfAJob: 1, openJobs: 0, hasCome: true };
    const seen = ended.map(({ cards, steps: _steps, ...rest }, at) => ({
      ...{ loss: losses[at], ...rest },
      states: cards.map((card) => card.state),
    }));
    const asUsual = losses.map((loss) => ({ loss, status: usual.status, ...right }));
    expect({ ...usual, steps: 0, cards: usual.cards.map((card) => card.state) }).toMatchObject({ used, gone: used });
    expect(losses.length).toBeGreaterThan(5);
    expect(seen).toEqual(asUsual);
    const numbers = [usual, ...ended].flatMap(({ cards }) => cards.map((card) => card.number));
    expect(new Set(numbers).size).toBe(losses.length + 1);
  });
});
