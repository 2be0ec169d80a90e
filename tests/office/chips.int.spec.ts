import { randomUUID } from 'node:crypto';
import type { ReaderAnswer, ReaderTurn, SettingList, StationCode } from '@karta/contracts';
import { DesfireChip } from '@karta/simulators';
import { Workstation, serverUrl } from '../makers/agent.ts';
import { approvedApplication, signedInResident, type Parts } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { handOver, productionPhase, startProduction } from '../makers/production.ts';
import { contractedPartner, enrolledReader, enrolledStation, hired } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

// A program is started here, and cards are made.
jest.setTimeout(180_000);

const TOWN_HALL = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001';
const OTHER_POINT = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1002';
let admin: Caller;
let station: Workstation;
let stationId: string;
let card: { id: string; number: string; chip: DesfireChip };

/** For the town from now on; `null` is the shipped one. */
async function setLevel(value: 'L1' | null): Promise<void> {
  const { settings } = await admin.must(admin.get<SettingList>('/api/admin/settings'));
  const version = settings.find(({ key }) => key === 'chipLevel')?.version;
  await admin.must(admin.put('/api/admin/settings/chipLevel', { value, version }));
}
const approved = async (parts: Parts = {}) => approvedApplication(await signedInResident(), parts);

beforeAll(async () => {
  [admin, station] = await Promise.all([operator(DEMO.admin), Workstation.setUp()]);
  const place = { name: `Stanowisko kluczy ${randomUUID().slice(0, 6)}`, pickupPointId: TOWN_HALL };
  stationId = (await admin.must(admin.post<{ id: string }>('/api/admin/stations', place))).id;
  const { code } = await admin.must(admin.post<StationCode>(`/api/admin/stations/${stationId}/code`));
  await station.run('--server', serverUrl(), '--code', code);
  await setLevel('L1');
});
afterAll(async () => {
  await setLevel(null);
  await admin.post(`/api/admin/stations/${stationId}/revocation`, { reason: 'koniec testu' });
  await station.close();
});

describe('a town whose cards have keys (L1)', () => {
  it('000-17 takes no blank that cannot have one, gives another its key, and prints the card once', async () => {
    // given
    const { clerk, productionTaskId } = await approved();
    await station.feed('insert-classic');

    // when
    await startProduction(clerk, productionTaskId, stationId);
    const stopped = await productionPhase(clerk, productionTaskId, 'needs-answer');
    const { uid } = await station.feed('insert');
    const path = `/api/operator/tasks/${encodeURIComponent(productionTaskId)}/answer-production`;
    await clerk.must(clerk.post(path, { answer: 'retry' }));
    const made = await productionPhase(clerk, productionTaskId, 'done', 120_000);

    // then
    expect(stopped.problemCode).toBe('CHIP_NOT_SUITED');
    expect(await station.printed()).toBe(1);
    const chip = await station.chipOf(uid);
    expect(Object.values(chip.memory())).toMatchObject([{ version: 1 }]);
    const row = await withRecords(({ knex }) => knex('cards').where({ id: made.cardId }).first());
    expect(row).toMatchObject({ chipKeyVersion: 1 });
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });
    card = { id: made.cardId, number: made.cardNumber, chip };
  });

  it('000-16 says the level in the register of cards and in the status that partners ask for', async () => {
    // when
    const partner = await contractedPartner(['card.status']);
    const status = await partner.post('/api/partner/card-status', { uid: card.chip.uid });
    const list = await admin.must(
      admin.get<{ cards: { number: string; chipLevel: string }[] }>(
        `/api/operator/cards?chip=L1&search=${encodeURIComponent(card.number)}`,
      ),
    );

    // then
    expect(status.body).toMatchObject({ number: card.number, status: 'active', chipLevel: 'L1' });
    expect(list.cards).toMatchObject([{ number: card.number, chipLevel: 'L1' }]);
  });

  it('an agent that knows nothing of keys prints none of its cards', async () => {
    // given
    const name = `Stanowisko dawne ${randomUUID()}`;
    const agent = await enrolledStation(name);
    const [old] = await withRecords(({ knex }) =>
      knex('stations').where({ name }).update({ pickupPointId: OTHER_POINT }).returning('id'),
    );
    const { productionTaskId } = await approved({ pickupPointId: OTHER_POINT });
    const maker = await hired(['production']);
    await agent.post('/api/station/heartbeat', {
      agentVersion: '0.0.1',
      adapters: { printer: 'a', reader: 'b' },
      printer: { state: 'idle', reasons: [] },
      reader: { state: 'ready', cardPresent: true },
    });
    await startProduction(maker, productionTaskId, old.id);
    const claim = async () =>
      until('a job', async () => (await agent.must(agent.post<{ job: Job | null }>('/api/station/claim', {}))).job);
    const uid = `04${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`;
    const first = await claim();
    const read = { token: first.token, phase: 'read-uid', state: 'uid-read', uid };
    await agent.must(agent.post(`/api/station/jobs/${first.jobId}/report`, read));
    const print = await claim();

    // when
    const told = { token: print.token, phase: 'produce', state: 'encoded', uid };
    const answer = await agent.post(`/api/station/jobs/${print.jobId}/report`, told);

    // then
    expect(print).toMatchObject({ phase: 'produce', chip: 'L1' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'CHIP_NOT_ENCODED' } });
  });
});

interface Job {
  jobId: string;
  token: number;
  phase: string;
  chip: string;
}

describe('a reader that can talk to chips', () => {
  type Said = ReaderAnswer | ReaderTurn;
  const ask = (device: Caller, chip?: object, uid = card.chip.uid) =>
    device.must(device.post<Said>('/api/reader/checks', { card: { uid }, ...(chip && { chip }) }));

  /** Passes on what the town says until it answers. */
  async function held(device: Caller, chip: DesfireChip): Promise<ReaderAnswer> {
    const answers: string[] = [];
    for (let talk: string | undefined; ;) {
      const said = await ask(device, { answers, ...(talk !== undefined && { talk }) }, chip.uid);
      if ('verdict' in said) return said;
      talk = said.chip.talk;
      answers.push(chip.answer(Buffer.from(said.chip.command, 'hex')).toString('hex').toUpperCase());
    }
  }

  it('000-42 tells the card, and a copy with its number as a copy: without name, photo or relief', async () => {
    // given
    const { device } = await enrolledReader({ shows: ['name', 'number', 'reliefs'] });
    const { uid } = card.chip;
    const key = { '4b4d31': { key: 'f'.repeat(32), version: 1 } };

    // when
    const real = await held(device, card.chip);
    const blank = await held(device, new DesfireChip(uid));
    const guessed = await held(device, new DesfireChip(uid, key));

    // then
    expect(real).toMatchObject({ verdict: 'valid', number: card.number });
    for (const copy of [blank, guessed]) expect(copy).toEqual({ verdict: 'copy', checkedAt: expect.any(String) });
  });

  it('and one that reads numbers alone says that it did not ask', async () => {
    const { device } = await enrolledReader({ shows: ['number'] });
    expect(await ask(device)).toMatchObject({ verdict: 'valid', isChipUnasked: true });
  });

  it('a talk that was begun for another reader, or was made up, is over', async () => {
    // given
    const [mine, other] = [await enrolledReader(), await enrolledReader()];
    const begun = await ask(mine.device, { answers: [] });
    if (!('chip' in begun)) throw new Error('nothing to pass on');

    // when
    const answers = await Promise.all(
      [begun.chip.talk, 'AAAA'].map((talk) =>
        other.device.post('/api/reader/checks', { card: { uid: card.chip.uid }, chip: { talk, answers: ['9100'] } }),
      ),
    );

    // then
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(answers.map(({ body }) => body['code'])).toEqual(['CHIP_TALK_OVER', 'CHIP_TALK_OVER']);
  });
});
