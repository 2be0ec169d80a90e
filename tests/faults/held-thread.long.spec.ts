import { REGISTERS } from '@karta/contracts/registers';
import { startWatchedApi, type WatchedApi } from '../../bench/watched-api.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { DEMO, FOLDER } from '../makers/town.ts';
import { launch, startTown, stopTown, type Launcher } from './launcher.ts';

/** The full size runs in `npm run test:long`. */
const PEOPLE = process.env['KARTA_TEST_SIZE'] === 'full' ? 20_000 : 500;
/** Of the thread that serves pages, by one answer, in processor time: what else the computer does is not in it. */
const LONGEST_MS = 50;
/** The first answers compile what they run. */
const WARM_UP = 3;
const ROUNDS = 5;

let town: Launcher;
let api: WatchedApi;
let callers: Record<'operator' | 'admin', Caller>;
let campaign: string;
beforeAll(async () => {
  town = await startTown();
  const filling = launch({}, FOLDER, ['fill', String(PEOPLE)]);
  expect([await filling.ended, filling.said()]).toEqual([0, expect.stringContaining(`${PEOPLE} invented people`)]);
  // in the place of the town's own one, for whoever looks for it
  api = await startWatchedApi(FOLDER, FOLDER);
  callers = { operator: await operator(), admin: await operator(DEMO.admin) };
  campaign = await campaignToAll(callers.operator);
  // a file of all of them waits for nobody
  const setting = '/api/admin/settings/exportApprovalRows';
  await callers.admin.must(callers.admin.put(setting, { value: 1_000_000, version: 0 }));
}, 900_000);
afterAll(async () => {
  await api.close();
  await stopTown(town);
}, 60_000);

/** What a register has to be asked for. */
function scopeOf(name: string): Record<string, string> {
  if (name === 'campaign-recipients') return { campaign };
  return name === 'tasks' ? { scope: 'all' } : {};
}

/** A campaign to everybody who is in the town. */
async function campaignToAll(caller: Caller): Promise<string> {
  const begun = caller.post<{ id: string }>('/api/operator/campaigns', { name: 'Pomiar', kind: 'reminder' });
  const { id } = await caller.must(begun);
  await withRecords(({ knex }) =>
    knex.raw(
      `insert into campaign_recipients (id, campaign_id, campaign_name, resident_id, channel)
       select gen_random_uuid(), ?, 'Pomiar', id, 'mail' from residents`,
      [id],
    ),
  );
  return id;
}

const ASKED = REGISTERS.flatMap(({ area, name }) => {
  const path = `/api/${area}/${name}`;
  const get = (query: Record<string, string>) => (caller: Caller) =>
    caller.get(`${path}?${new URLSearchParams({ ...scopeOf(name), ...query }).toString()}`);
  return [
    { what: `a page of ${name}`, area, ask: get({}) },
    { what: `a search in ${name}`, area, ask: get({ search: 'kowalski' }) },
    {
      what: `${name} as a file`,
      area,
      ask: async (caller: Caller) => {
        const scope = scopeOf(name);
        const wish = { ...scope, reason: 'pomiar', format: 'csv' };
        const { exportId } = await caller.must(caller.post<{ exportId: string }>(`${path}/export`, wish));
        return caller.get(`${path}/exports/${exportId}/rows?${new URLSearchParams(scope).toString()}`);
      },
    },
  ];
});

describe(`of a town of ${PEOPLE}, the thread that serves everybody is held below ${LONGEST_MS} ms`, () => {
  it.each(ASKED)(
    'by $what',
    async ({ area, ask }) => {
      const held: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        // given
        await api.heldMs();

        // when
        const { status }: Answer = await ask(callers[area]);

        // then
        expect(status).toBe(200);
        if (round >= WARM_UP) held.push(await api.heldMs());
      }
      // a collection of garbage comes when it comes; the answer itself comes each time
      expect(held.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)]).toBeLessThan(LONGEST_MS);
    },
    300_000,
  );
});
