import { randomUUID } from 'node:crypto';
import { Station, StationJob } from '@karta/db';
import { CardError } from '@karta/domain';
import { cardIn, holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { hashToken } from '../access/tokens.ts';
import { addRow } from '../catalogues/change-catalogue.ts';
import { enrolStation } from './enrol-station.ts';
import { addStation, changeStation, giveStationCode, revokeStation } from './manage-stations.ts';

let own: OwnCity;
let here: string;
let there: string;
const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;

const point = (name: string): Promise<string> => {
  const values = { name, address: 'Rynek 1', openingHours: 'pon. 8–12', position: 1, madeAt: null };
  return own.city.knex.transaction((trx) => addRow(trx, 'pickup-points', { key: null, values }, by));
};

beforeAll(async () => {
  own = await openKeyedCity();
  await own.city.knex('operators').insert({ id: by.id, email: 'e@x.test', name: 'E', passwordHash: '', unit: '' });
  [here, there] = [await point('Ratusz'), await point('Filia')];
}, 60_000);
afterAll(() => own.close(), 60_000);

const station = (): Promise<string> =>
  own.city.knex.transaction((trx) => addStation(trx, { name: `S ${randomUUID()}`, pickupPointId: here }, by));
async function move(id: string): Promise<string> {
  const { name, version } = await Station.query(own.city.knex).findById(id).throwIfNotFound();
  const to = { name, pickupPointId: there, version };
  const moved = own.city.knex.transaction((trx) => changeStation(trx, id, to, by));
  return moved.then(
    () => 'moved',
    (error: unknown) => (error instanceof CardError ? error.code : String(error)),
  );
}
/** An agent with a key of its own uses a code of the station. */
async function enrolled(id: string): Promise<string> {
  const key = randomUUID();
  const { code } = await own.city.knex.transaction((trx) => giveStationCode(trx, own.city, id, by));
  await own.city.knex.transaction((trx) => enrolStation(trx, own.city, { code, key }));
  return key;
}
async function jobAt(stationId: string): Promise<string> {
  const { residentId } = await holderIn(own.city);
  const id = randomUUID();
  const of = { key: id, workflowId: `proba/${id}`, cardId: await cardIn(own.city, residentId, 'in-production') };
  const order = { stationId, pickupPointId: here, operatorId: by.id, phase: 'produce', state: 'claimed', fencing: 1 };
  await own.city.knex('station_jobs').insert({ id, ...of, ...order });
  return id;
}

it('000-02 a station goes to another point once it has no card in hand, and the card stays where it was made', async () => {
  // given
  const id = await station();
  const jobId = await jobAt(id);

  // when
  const busy = await move(id);
  await StationJob.query(own.city.knex).findById(jobId).patch({ state: 'done', endedAt: by.now });
  const free = await move(id);

  // then
  expect([busy, free]).toEqual(['STATION_BUSY', 'moved']);
  expect((await Station.query(own.city.knex).findById(id))?.pickupPointId).toBe(there);
  expect((await StationJob.query(own.city.knex).findById(jobId))?.pickupPointId).toBe(here);
});

it('000-02 a new code gives a station to another program: the one before is no more known, and its card is a question', async () => {
  // given
  const id = await station();
  const first = await enrolled(id);
  const jobId = await jobAt(id);

  // when
  const second = await enrolled(id);

  // then
  const ofKey = async (key: string) => (await Station.query(own.city.knex).findOne({ tokenHash: hashToken(key) }))?.id;
  const job = await StationJob.query(own.city.knex).findById(jobId);
  expect([await ofKey(first), await ofKey(second)]).toEqual([undefined, id]);
  expect([job?.state, job?.code]).toEqual(['failed', 'PRINT_UNKNOWN']);
});

it('000-02 a station that was revoked works again after a new code', async () => {
  // given
  const id = await station();
  await enrolled(id);
  await own.city.knex.transaction((trx) => revokeStation(trx, id, 'naprawa', by));
  const revoked = await Station.query(own.city.knex).findById(id);

  // when
  const key = await enrolled(id);

  // then
  expect([revoked?.tokenHash, revoked?.revokedAt]).toEqual([null, by.now]);
  const back = await Station.query(own.city.knex).findOne({ tokenHash: hashToken(key) });
  expect([back?.id, back?.revokedAt]).toEqual([id, null]);
});
