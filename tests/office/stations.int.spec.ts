import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApplicationView, StationCode, StationList } from '@karta/contracts';
import { blackBars } from '@karta/simulators';
import { Workstation, serverUrl } from '../makers/agent.ts';
import { approvedApplication, newDraft, signedInResident } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { productionOf, productionPhase, startProduction } from '../makers/production.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

// Programs are started here, and cards are made.
jest.setTimeout(180_000);

const MARK = randomUUID().slice(0, 6);
const TOWN_HALL = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001';
let admin: Caller;
const opened: Workstation[] = [];
const added: string[] = [];

beforeAll(async () => {
  admin = await operator(DEMO.admin);
});
afterAll(async () => {
  for (const id of added) await admin.post(`/api/admin/stations/${id}/revocation`, { reason: 'koniec testu' });
  await Promise.all(opened.map((station) => station.close()));
});

async function addStation(word: string): Promise<string> {
  const body = { name: `Stanowisko ${word} ${MARK}`, pickupPointId: TOWN_HALL };
  const { id } = await admin.must(admin.post<{ id: string }>('/api/admin/stations', body));
  added.push(id);
  return id;
}
const codeFor = async (id: string): Promise<string> =>
  (await admin.must(admin.post<StationCode>(`/api/admin/stations/${id}/code`))).code;
const seen = async (id: string) => {
  const { stations } = await admin.must(admin.get<StationList>('/api/admin/stations'));
  return stations.find((station) => station.id === id);
};
const revoke = (id: string) =>
  admin.must(admin.post(`/api/admin/stations/${id}/revocation`, { reason: 'komputer oddany do naprawy' }));
async function workstation(printMs?: number): Promise<Workstation> {
  const made = await Workstation.setUp(printMs);
  opened.push(made);
  return made;
}
/** A code that is tried by a program that nobody knows. */
const enrol = (code: string, key = randomUUID().replaceAll('-', '').padEnd(43, 'x')) =>
  new Caller('service').post('/api/station/enrolment', { code, key });
const approved = async () => approvedApplication(await signedInResident());

it('000-02 two stations work at once, the second added at a screen and enrolled by its own program with a code', async () => {
  // given
  const id = await addStation('7');
  expect(await seen(id)).toMatchObject({ state: 'new', online: false });
  const second = await workstation();

  // when
  await second.run('--server', serverUrl(), '--code', (await codeFor(id)).toLowerCase());

  // then
  const station = await until('the new station', async () => {
    const now = await seen(id);
    return now?.online && now.cardPresent && now;
  });
  expect(station).toMatchObject({ state: 'enrolled', printerState: 'idle', codeUntil: null, jobs: 0 });
  const { mode } = await stat(join(second.folder, 'station', 'enrolment.json'));
  expect(mode & 0o077).toBe(0);

  // and when: one card at each
  const [one, other] = [await approved(), await approved()];
  await Promise.all([
    startProduction(one.clerk, one.productionTaskId),
    startProduction(other.clerk, other.productionTaskId, id),
  ]);
  const made = await Promise.all([
    productionPhase(one.clerk, one.productionTaskId, 'done', 120_000),
    productionPhase(other.clerk, other.productionTaskId, 'done', 120_000),
  ]);

  // then
  expect(await second.printed()).toBe(1);
  expect(made.map(({ startedAt }) => startedAt?.id === id)).toEqual([false, true]);

  // and when: started again without its code
  await second.stopAgent();
  await until('silence', async () => !(await seen(id))?.online, 60_000);
  await second.run();

  // then
  await until('the station again', async () => (await seen(id))?.online);
});

it('a code enrols once, not after its hour, and none enrols twice', async () => {
  // given
  const [id, late] = [await addStation('8a'), await addStation('8b')];
  const first = await codeFor(id);
  const code = await codeFor(id);
  const old = await codeFor(late);
  await withRecords(({ knex }) =>
    knex('stations')
      .where({ id: late })
      .update({ codeUntil: new Date(0) }),
  );
  const key = 'k'.repeat(30) + MARK.padEnd(13, 'y');

  // when
  const replaced = await enrol(first);
  const used = [await enrol(code, key), await enrol(code, key), await enrol(code)];
  const expired = await enrol(old);
  const guessed = await enrol('7K2M-Q9XD');

  // then
  expect(replaced.body['code']).toBe('STATION_CODE_REFUSED');
  expect(used.map(({ status }) => status)).toEqual([200, 200, 403]);
  expect([expired, guessed].map(({ status, body }) => [status, body['code']])).toEqual([
    [403, 'STATION_CODE_REFUSED'],
    [403, 'STATION_CODE_REFUSED'],
  ]);
  const kept = await withRecords(({ knex }) => knex('stations').where({ id }).first());
  expect(JSON.stringify(kept)).not.toContain(key);
});

it('codes tried one after the other from one place are refused for a while', async () => {
  const guesser = new Caller('service');
  const answers = [];
  for (let index = 0; index < 21; index += 1)
    answers.push(await guesser.post('/api/station/enrolment', { code: `AAAA-00${index}`, key: 'a'.repeat(43) }));
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 403), 429]);
});

it('000-03 a revoked station is refused at once, and the card it had in hand is a question before another station goes on', async () => {
  // given: a card that the printer of the station has in hand for long
  const id = await addStation('9');
  const own = await workstation(600_000);
  await own.run('--server', serverUrl(), '--code', await codeFor(id));
  await until('the new station', async () => (await seen(id))?.cardPresent);
  const { clerk, productionTaskId: taskId } = await approved();
  await startProduction(clerk, taskId, id);
  await until('a print', async () => {
    const sent = await withRecords(({ knex }) =>
      knex('station_reports as r')
        .join('station_jobs as j', 'j.id', 'r.job_id')
        .where('j.station_id', id)
        .pluck('r.state'),
    );
    return sent.includes('encoded');
  });

  // when
  await revoke(id);
  const asked = await productionPhase(clerk, taskId, 'needs-answer');

  // then
  expect(asked).toMatchObject({ problemCode: 'PRINT_UNKNOWN', startedAt: { id, isRevoked: true } });
  expect(asked.stations.map((station) => station.id)).not.toContain(id);
  expect(await seen(id)).toMatchObject({ state: 'revoked', online: false, jobs: 0 });
  await until('what its page says', async () => (await own.page()).includes('nie wpuszcza tego stanowiska'));

  // and when
  const path = `/api/operator/tasks/${encodeURIComponent(taskId)}/answer-production`;
  const there = await clerk.post(path, { answer: 'spoiled' });
  const gone = await clerk.post(path, { answer: 'spoiled', stationId: id });
  const stationId = (await productionOf(clerk, taskId)).stations.find(({ online }) => online)?.id;
  await clerk.must(clerk.post(path, { answer: 'spoiled', stationId }));
  await productionPhase(clerk, taskId, 'done', 120_000);

  // then
  expect([there.body['code'], gone.status]).toEqual(['STATION_REVOKED', 404]);
  expect(await own.printed()).toBe(0);
});

it('a job given to a station that was revoked meanwhile goes back to a person', async () => {
  // given
  const id = await addStation('9b');
  const station = new Caller('service', 'z'.repeat(30) + MARK.padEnd(13, 'z'));
  await admin.must(enrol(await codeFor(id), 'z'.repeat(30) + MARK.padEnd(13, 'z')));
  await station.must(station.post('/api/station/heartbeat', BEAT));
  const { clerk, productionTaskId: taskId } = await approved();
  await startProduction(clerk, taskId, id);

  // when
  await revoke(id);
  const asked = await productionPhase(clerk, taskId, 'needs-answer');
  const claim = await station.post('/api/station/claim');

  // then
  expect(asked.problemCode).toBe('STATION_OFFLINE');
  expect(claim.status).toBe(401);
});

it('000-21 what an administrator sets as offset shifts every card of that station, and an older view changes nothing', async () => {
  // given
  const id = await addStation('9c');
  const key = 'o'.repeat(30) + MARK.padEnd(13, 'o');
  const station = new Caller('service', key);
  await admin.must(enrol(await codeFor(id), key));
  await station.must(station.post('/api/station/heartbeat', BEAT));
  const offset = { front: { x: 0, y: 0 }, back: { x: 7, y: -3 } };
  const trial = async (what: string) => (await admin.get(`/api/admin/stations/${id}/trial-print?what=${what}`)).content;
  const before = await firstBar(await trial('card'));

  // when
  const path = `/api/admin/stations/${id}/print-offset`;
  const tooFar = await admin.put(path, { version: 1, ...offset, back: { x: 31, y: 0 } });
  await admin.must(admin.put(path, { version: 1, ...offset }));
  const late = await admin.put(path, { version: 1, front: { x: 1, y: 1 }, back: { x: 1, y: 1 } });

  // then
  expect([tooFar.status, late.body['code']]).toEqual([422, 'CHANGED_MEANWHILE']);
  expect((await seen(id))?.printOffset).toEqual(offset);
  const after = await firstBar(await trial('card'));
  expect([after.x - before.x, after.y - before.y].map((points) => Math.round((points * 254) / 72))).toEqual([7, 3]);
  expect((await trial('calibration')).subarray(0, 5).toString()).toBe('%PDF-');

  // and when: a card is made there
  const { clerk, productionTaskId: taskId } = await approved();
  await startProduction(clerk, taskId, id);
  const claim = async () =>
    until('a job', async () => (await station.must(station.post<{ job: Job | null }>('/api/station/claim'))).job);
  const read = await claim();
  const uid = `04${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`;
  const told = { token: read.token, phase: 'read-uid', state: 'uid-read', uid };
  await station.must(station.post(`/api/station/jobs/${read.jobId}/report`, told));
  const { card } = await claim();

  // then
  const printed = await firstBar(Buffer.from(card?.pdf ?? '', 'base64'));
  expect([printed.x, printed.y]).toEqual([expect.closeTo(after.x, 2), expect.closeTo(after.y, 2)]);
});

/** The first black bar on the back of a print. */
async function firstBar(pdf: Uint8Array): Promise<{ x: number; y: number }> {
  const [, back] = await blackBars(pdf);
  if (!back?.[0]) throw new Error('The back has no bar.');
  return back[0];
}

interface Job {
  jobId: string;
  token: number;
  card: { pdf: string } | null;
}

it('001-24 a form tells of each point whether cards are made there, while its station is enrolled', async () => {
  // given: a point of its own
  const row = {
    key: null,
    values: { name: `Filia ${MARK}`, address: 'Lipowa 1', openingHours: 'pon. 8–12', position: 900 },
  };
  const { key } = await admin.must(admin.post<{ key: string }>('/api/admin/catalogues/pickup-points', row));
  const resident = await signedInResident();
  const [{ portal }, applicationId] = [resident, await newDraft(resident)];
  const told = async () => {
    const asked = portal.get<ApplicationView>(`/api/resident/applications/${applicationId}`);
    return (await portal.must(asked)).around?.points.find(({ id }) => id === key)?.makesCards;
  };

  // when
  const without = await told();
  const { id } = await admin.must(
    admin.post<{ id: string }>('/api/admin/stations', { name: `Stanowisko filii ${MARK}`, pickupPointId: key }),
  );
  const added = await told();
  await admin.must(enrol(await codeFor(id)));
  const enrolled = await told();
  await revoke(id);
  const revoked = await told();
  const closed = { version: 1, isClosed: true, values: row.values };
  await admin.must(admin.put(`/api/admin/catalogues/pickup-points/${key}`, closed));

  // then
  expect([without, added, enrolled, revoked]).toEqual([false, false, true, false]);
});

it('keeps names apart, refuses a point that is none and a change of an older version', async () => {
  const id = await addStation('8c');
  const name = `Stanowisko 8c ${MARK}`;
  const again = await admin.post('/api/admin/stations', { name, pickupPointId: TOWN_HALL });
  const nowhere = await admin.post('/api/admin/stations', { name: `${name}x`, pickupPointId: randomUUID() });
  const change = { name: `Stanowisko 8d ${MARK}`, pickupPointId: TOWN_HALL, version: 1 };
  const answers = [
    await admin.put(`/api/admin/stations/${id}`, change),
    await admin.put(`/api/admin/stations/${id}`, change),
  ];
  expect(again.body['code']).toBe('STATION_NAME_TAKEN');
  expect(nowhere.status).toBe(422);
  expect(answers.map(({ status }) => status)).toEqual([200, 409]);
});

const BEAT = {
  agentVersion: '0.1.0',
  adapters: { printer: 'ipp', reader: 'vpcd-tcp' },
  printer: { state: 'idle', reasons: [] },
  reader: { state: 'ready', cardPresent: true },
};
