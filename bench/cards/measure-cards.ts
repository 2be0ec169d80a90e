import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NURT_TEMPLATE, SAMPLE_PEOPLE, sampleCard } from '@karta/card-design';
import { renderCardPdf } from '@karta/card-design/pdf';
import type { ProductionFloor, SettingList, StationCode } from '@karta/contracts';
import { startStandIn } from '@karta/simulators';
import { createIppCardPrinter } from '../../device-agent/src/ipp/ipp-card-printer.ts';
import { serverUrl, Workstation } from '../../tests/makers/agent.ts';
import { approvedApplication, signedInResident, type Approved } from '../../tests/makers/applications.ts';
import { operator, type Caller } from '../../tests/makers/caller.ts';
import { portraitJpeg } from '../../tests/makers/people.ts';
import { productionPhase, startProduction } from '../../tests/makers/production.ts';
import { DEMO } from '../../tests/makers/town.ts';
import { until } from '../../tests/makers/until.ts';
import type { RunRecord } from '../run-record.ts';

const ROUNDS = Number(process.env['BENCH_CARDS'] ?? 20);
/** Cards that warm the programs up and are not recorded. */
const WARM_UP = 2;
/** A printer that takes no time: what is measured is the way to it. */
const PRINT_MS = 1;

/** One card after the other, at both levels of chips, and a batch, beside a bare rendering with its round trip to a printer. */
export async function measureCards(record: RunRecord): Promise<void> {
  const [admin, station] = await Promise.all([operator(DEMO.admin), Workstation.setUp(PRINT_MS)]);
  const bare = await startStandIn('printer', { DATA_DIR: join(station.folder, 'bare'), PRINT_MILLISECONDS: '1' });
  try {
    const stationId = await enrolled(admin, station);
    const anchor = bareCard(String(bare.facts['printerUri']), await portraitJpeg(), record);
    for (const level of ['L0', 'L1'] as const) {
      await setLevel(admin, level);
      for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
        const note = (measure: string, value: number): void => {
          if (round > 0) record.add({ measure, of: round, value: Math.round(value * 10) / 10, unit: 'ms' });
        };
        const isBareFirst = round % 2 === 0;
        if (isBareFirst) await anchor(note);
        await oneCard(await approved(), station, stationId, (measure, ms) => note(`${measure}, ${level}`, ms));
        if (!isBareFirst) await anchor(note);
      }
      await batch(stationId, level, record);
    }
  } finally {
    await Promise.all([station.close(), bare.stop()]);
  }
}

const approved = async (): Promise<Approved> => approvedApplication(await signedInResident());

async function enrolled(admin: Caller, station: Workstation): Promise<string> {
  const pickupPointId = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001';
  const place = { name: 'Stanowisko pomiarów', pickupPointId };
  const { id } = await admin.must(admin.post<{ id: string }>('/api/admin/stations', place));
  const { code } = await admin.must(admin.post<StationCode>(`/api/admin/stations/${id}/code`));
  await station.run('--server', serverUrl(), '--code', code);
  return id;
}

async function setLevel(admin: Caller, value: 'L0' | 'L1'): Promise<void> {
  const { settings } = await admin.must(admin.get<SettingList>('/api/admin/settings'));
  const version = settings.find(({ key }) => key === 'chipLevel')?.version;
  await admin.must(admin.put('/api/admin/settings/chipLevel', { value, version }));
}

/** From the clerk's start until the printer has taken the card over, and until the card is ready; the agent's journal has the time. */
async function oneCard(
  { clerk, productionTaskId }: Approved,
  { folder }: Workstation,
  stationId: string,
  note: (measure: string, ms: number) => void,
): Promise<void> {
  const begun = Date.now();
  await startProduction(clerk, productionTaskId, stationId);
  await productionPhase(clerk, productionTaskId, 'done');
  const journal = (await readFile(join(folder, 'station', 'journal.jsonl'), 'utf8')).trim().split('\n');
  const entries = journal.map((line) => JSON.parse(line) as { state: string; at: string });
  const at = (state: string): number => Date.parse(entries.findLast((entry) => entry.state === state)?.at ?? '');
  note('start until the printer has the card', at('ACCEPTED') - begun);
  note('start until it is verified', at('VERIFIED') - begun);
}

/** The anchor: the same card rendered and given to a printer, with nothing around it. */
function bareCard(printerUri: string, photo: Uint8Array, record: RunRecord) {
  const printer = createIppCardPrinter(printerUri);
  const [person] = SAMPLE_PEOPLE;
  if (!person) throw new Error('There is nobody to print.');
  const town = { name: 'Miasto', returnPlace: 'Ratuszu, Rynek 1' };
  const sample = sampleCard(person, { town, number: '01-000018', today: '2026-11-30' });
  const content = { ...sample, photo: { mime: 'image/jpeg' as const, bytes: photo } };
  let count = 0;
  return async (note: (measure: string, ms: number) => void): Promise<void> => {
    const begun = performance.now();
    const pdf = await renderCardPdf(NURT_TEMPLATE, content);
    const rendered = performance.now();
    count += 1;
    const answer = await printer.submit(`bare-${count}`, Buffer.from(pdf));
    if (answer.kind !== 'accepted') throw new Error(`The bare printer says ${answer.kind}.`);
    note('bare: rendered', rendered - begun);
    note('bare: rendered and taken by a printer', performance.now() - begun);
    if (count === 1) record.add({ measure: 'file of a card', of: 'sample person', value: pdf.length, unit: 'bytes' });
    await until('the end of the bare job', async () => {
      const found = await printer.findByName(`bare-${count}`);
      return typeof found === 'object' && found.state === 'completed';
    });
  };
}

/** How many cards one agent makes in a second where nothing but the way holds it up. */
async function batch(stationId: string, level: string, record: RunRecord): Promise<void> {
  const cards: Approved[] = [];
  for (let at = 0; at < ROUNDS; at += 1) cards.push(await approved());
  const [{ clerk } = await approved()] = cards;
  const taskIds = cards.map(({ productionTaskId }) => productionTaskId);
  const begun = performance.now();
  const { id } = await clerk.must(
    clerk.post<{ id: string }>('/api/operator/production-batches', { stationId, taskIds }),
  );
  await until('the end of the batch', async () => {
    const { batches } = await clerk.must(clerk.get<ProductionFloor>('/api/operator/production'));
    return batches.find((each) => each.id === id)?.made === taskIds.length;
  });
  const seconds = (performance.now() - begun) / 1000;
  const value = Math.round((taskIds.length / seconds) * 100) / 100;
  record.add({ measure: `cards a second of one agent, ${level}`, of: taskIds.length, value, unit: '1/s' });
}
