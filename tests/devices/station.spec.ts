import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CardOffice, TOKEN } from '../../device-agent/testing/card-office.ts';
import { endAgent, startAgent, type RunningAgent } from '../../device-agent/testing/running-agent.ts';
import { until } from '../makers/until.ts';
import { cardFile } from './card-file.ts';
import type { Daemon } from './daemon.ts';
import { startOfficePrinter, type OfficePrinter } from './office-printer.ts';
import { startPcscd } from './pcscd.ts';
import { describeDevices } from './real-devices.ts';
import { layCard, type LaidCard } from './virtual-card.ts';

const NEEDS = ['pcscd', 'vsmartcard-vpcd', 'cups-ipp-utils', 'dbus', 'avahi-daemon'] as const;

describeDevices('the agent of a station with a PC/SC reader and an IPP printer', NEEDS, () => {
  let pcscd: Daemon;
  let printer: OfficePrinter;
  let office: CardOffice;
  let agent: RunningAgent;
  let card: LaidCard;
  let settings: Record<string, string>;
  let pdf: Buffer;

  beforeAll(async () => {
    pdf = await cardFile();
    [pcscd, printer] = await Promise.all([startPcscd(), startOfficePrinter(8632)]);
  });
  beforeEach(async () => {
    office = new CardOffice(pdf);
    settings = {
      API_URL: await office.open(),
      STATION_TOKEN: TOKEN,
      PRINTER_URI: printer.uri,
      CARD_READER: 'pcsc',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'station-')),
    };
    card = await layCard('04A1B2C3D4E5F6');
  });
  afterEach(async () => {
    await endAgent(agent, 'SIGTERM');
    card.take();
    office.close();
    printer.letGo();
  });
  afterAll(async () => {
    await printer.stop();
    await pcscd.stop();
  });

  const begin = async (): Promise<void> => {
    agent = await startAgent(settings);
  };
  const states = (): string[] => office.reports.map(({ state }) => state);
  const journal = (): string => readFileSync(join(settings['DATA_DIR'] ?? '', 'journal.jsonl'), 'utf8');
  const journalSays = (state: string): Promise<boolean> =>
    until(`${state} in the journal`, async () => journal().includes(`"state":"${state}"`));

  it('reads the chip, prints the very file on a card and checks the chip again', async () => {
    // when
    await begin();
    await office.told('verified');

    // then
    expect(states()).toEqual(expect.arrayContaining(['uid-read', 'encoded', 'printed', 'verified']));
    expect(office.reports.find(({ uid }) => uid !== undefined)?.uid).toBe('04A1B2C3D4E5F6');
    const [job = 0] = printer.jobsOf(office.jobId);
    expect(printer.fileOf(job).equals(pdf)).toBe(true);
    const adapters = { printer: 'ipp', reader: 'pcsc:Virtual PCD 00 00' };
    await until('the name of the reader', async () => office.beats.at(-1)?.adapters.reader === adapters.reader);
    expect(office.beats.at(-1)?.adapters).toEqual(adapters);
  });

  it('finds its job by name after a kill while the printer works, and prints one card', async () => {
    // given
    printer.hold();
    await begin();
    await journalSays('ACCEPTED');
    await endAgent(agent, 'SIGKILL');

    // when
    await begin();
    printer.letGo();
    await office.told('verified');

    // then
    expect(printer.jobsOf(office.jobId)).toHaveLength(1);
    expect(states().filter((state) => state === 'printed').length).toBeGreaterThan(0);
  });

  it('asks a person when the printer was switched off and on meanwhile and knows nothing of the card', async () => {
    // given
    printer.hold();
    await begin();
    await journalSays('ACCEPTED');
    await endAgent(agent, 'SIGKILL');

    // when
    await printer.switchOff();
    await printer.switchOn();
    await begin();
    await office.told('unknown');

    // then
    expect(office.reports.find(({ state }) => state === 'unknown')?.code).toBe('PRINT_UNKNOWN');
    expect(printer.jobsOf(office.jobId)).toEqual([]);
  });

  it('tells that the ribbon ended, though the printer calls that a report once it has given up', async () => {
    // given
    printer.fail('marker-supply-empty');

    // when
    await begin();
    await office.told('failed');

    // then
    expect(office.reports.find(({ state }) => state === 'failed')?.code).toBe('PRINTER_OUT_OF_RIBBON');
  });
});
