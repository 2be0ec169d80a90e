import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import { CardOffice, TOKEN } from '../../testing/card-office.ts';
import { endAgent, startAgent, type RunningAgent } from '../../testing/running-agent.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const PDF = Buffer.from('%PDF-1.7\n% Zofia Źdźbłowska\n%%EOF\n');

let folder: string;
let office: CardOffice;
let device: RunningStandIn;
let chip: RunningStandIn;
let settings: Record<string, string>;
let agent: RunningAgent;

const printed = (): Promise<string[]> => readdir(join(folder, 'printer', 'printed'));
const journal = (): Promise<string> => readFile(join(folder, 'station', 'journal.jsonl'), 'utf8');
/** Resolves once the state stands in the journal, as often as told; both phases write ACKED. */
async function journalSays(state: string, times = 1): Promise<void> {
  while ((await journal()).split(`"state":"${state}"`).length <= times)
    await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agent-'));
  office = new CardOffice(PDF);
  device = await startStandIn('printer', { DATA_DIR: join(folder, 'printer'), PRINT_MILLISECONDS: '700' });
  settings = {
    API_URL: await office.open(),
    STATION_TOKEN: TOKEN,
    PRINTER_URI: String(device.facts['printerUri']),
    DATA_DIR: join(folder, 'station'),
  };
  agent = await startAgent({ ...settings, CARD_READER: 'vpcd-tcp:0' });
  chip = await startStandIn('virtual-card', {
    DATA_FILE: join(folder, 'chips.jsonl'),
    READER_PORT: String(agent.facts.readerPort),
  });
});
afterEach(async () => {
  await endAgent(agent, 'SIGTERM');
  await Promise.all([device.stop(), chip.stop()]);
  office.close();
});

it('makes a card from claim to check, and shows on its own page that all is well', async () => {
  // when
  await office.told('verified');
  const page = await (await fetch(`http://127.0.0.1:${agent.facts.selfCheckPort}/`)).text();

  // then
  expect(office.reports.map((report) => report.state)).toEqual(
    expect.arrayContaining(['uid-read', 'encoded', 'printed', 'verified']),
  );
  expect(await printed()).toHaveLength(1);
  expect(page).toContain('Drukarka (ipp)');
  expect(page).toContain('Czytnik kart (vpcd-tcp)');
  expect(office.beats[0]?.adapters).toEqual({ printer: 'ipp', reader: 'vpcd-tcp' });
});

it('tells at once that the printer is out of cards', async () => {
  // given
  await office.told('verified');

  // when
  await fetch(`http://127.0.0.1:${device.facts['httpPort']}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cards: 0 }),
  });

  // then
  while (!office.beats.at(-1)?.printer.reasons.includes('media-empty-error'))
    await new Promise((resolve) => setImmediate(resolve));
  expect(office.beats[0]?.printer.reasons).toEqual([]);
});

it.each(['printed', 'verified'])('prints one card when it is killed as soon as it told "%s"', async (state) => {
  // given
  await office.told(state);
  await endAgent(agent, 'SIGKILL');

  // when
  agent = await startAgent({ ...settings, CARD_READER: `vpcd-tcp:${agent.facts.readerPort}` });
  await office.told('verified');
  await journalSays('ACKED', 2);

  // then
  expect(await printed()).toHaveLength(1);
  expect(office.reports.filter((report) => report.state === 'uid-read')).toHaveLength(1);
});

it('prints one card when it is killed while the printer works', async () => {
  // given
  await office.told('encoded');
  await journalSays('ACCEPTED');
  await endAgent(agent, 'SIGKILL');

  // when
  agent = await startAgent({ ...settings, CARD_READER: `vpcd-tcp:${agent.facts.readerPort}` });
  await office.told('verified');

  // then
  expect(await printed()).toHaveLength(1);
  expect(office.reports.filter((report) => report.state === 'uid-read')).toHaveLength(1);
});

it('keeps neither name, UID nor file in the clear, and ends in order', async () => {
  // given
  await office.told('verified');

  // when
  const code = await endAgent(agent, 'SIGTERM');

  // then
  const uid = office.reports.find((report) => report.uid !== undefined)?.uid ?? 'none';
  expect(code).toBe(0);
  expect(await journal()).not.toContain(uid);
  expect(await journal()).not.toContain('01-000018');
});
