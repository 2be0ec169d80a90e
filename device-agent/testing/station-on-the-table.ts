import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChipTurn, StationCard, StationChipTalk, StationJob, StationReport } from '@karta/contracts';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import { createIppCardPrinter } from '../src/ipp/ipp-card-printer.ts';
import type { UidReading } from '../src/reader/card-reader.ts';
import { openJournal } from '../src/station/journal.ts';
import type { Journal } from '../src/station/journal.ts';
import { openSpool } from '../src/station/spool.ts';
import type { ReportAnswer } from '../src/station/station-api.ts';
import type { StationParts } from '../src/station/station-parts.ts';

export const UID = '04A1B2C3D4E5F6';
export const PDF = Buffer.from('%PDF-1.7\n% Zofia Źdźbłowska\n%%EOF\n');
export const CARD: StationCard = {
  number: '01-000018',
  uid: UID,
  pdf: PDF.toString('base64'),
  digest: createHash('sha256').update(PDF).digest('hex'),
};
export const PATIENCE = { poll: 5, soon: 5, firstRetry: 1, longestRetry: 5, printer: 5_000, verify: 20 };
const HEALTHY = {
  cards: 500,
  hasRibbon: true,
  isStopped: false,
  isOffline: false,
  printMilliseconds: 1,
  dropAnswers: 0,
};

/** The order of a card that is made. */
export const job = (change: Partial<StationJob> = {}): StationJob => ({
  jobId: randomUUID(),
  token: 1,
  phase: 'produce',
  leaseSeconds: 600,
  chip: 'L0',
  card: CARD,
  ...change,
});

/** A station with a printer of its own on the table: what its server and its chip say the test says. */
export class StationOnTheTable {
  folder = '';
  reports: (StationReport & { jobId: string })[] = [];
  ejected: string[] = [];
  answer: (report: StationReport) => ReportAnswer | Promise<ReportAnswer> = () => 'accepted';
  onReader: () => UidReading = () => ({ kind: 'uid', uid: UID });
  chipTurn: (said: StationChipTalk) => ChipTurn | 'over' = () => ({ end: 'proven' });
  onChip: (apdu: Uint8Array) => Uint8Array = () => Uint8Array.of(0x91, 0x00);
  device!: RunningStandIn;
  #deviceFolder = '';
  /** Cards of earlier tests, which the same printer made. */
  #older: readonly string[] = [];

  async startDevice(settings: Record<string, string> = {}): Promise<void> {
    this.#deviceFolder ||= await mkdtemp(join(tmpdir(), 'printer-'));
    const own = { DATA_DIR: this.#deviceFolder, PRINT_MILLISECONDS: '1' };
    this.device = await startStandIn('printer', { ...own, ...settings });
  }

  /** A printer with an empty queue, for a test that leaves its printer in the middle of something. */
  async startNewDevice(): Promise<void> {
    await this.device.stop();
    this.#deviceFolder = '';
    await this.startDevice();
    this.#older = [];
  }

  /** As it stands before each test. */
  async clear(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'station-'));
    await this.control(HEALTHY);
    this.#older = await this.#allPrinted();
    this.reports = [];
    this.ejected = [];
    this.answer = () => 'accepted';
    this.onReader = () => ({ kind: 'uid', uid: UID });
    this.chipTurn = ({ answers }) =>
      answers.length < 2 ? { command: '905A0000034B4D3100', talk: 'sealed' } : { end: 'proven' };
    this.onChip = () => Uint8Array.of(0x91, 0x00);
  }

  control(change: object): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.device.facts['httpPort']}/_control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
  }

  #allPrinted(): Promise<string[]> {
    return readdir(join(this.#deviceFolder, 'printed'));
  }

  /** What came out in this test. */
  async printed(): Promise<string[]> {
    return (await this.#allPrinted()).filter((file) => !this.#older.includes(file));
  }

  /** What the server heard, in order. */
  states(): string[] {
    return [...new Set(this.reports.map((report) => report.state))];
  }

  /** The station as it comes up: everything it knows is what lies on the disk. */
  parts(wrap: (journal: Journal) => Journal = (journal) => journal): StationParts {
    return {
      api: {
        heartbeat: async () => 'accepted',
        claim: async () => ({ kind: 'none' }),
        report: async (jobId, report) => {
          this.reports.push({ ...report, jobId });
          return this.answer(report);
        },
        extend: async () => 'accepted',
        talkToChip: async (_jobId, said) => this.chipTurn(said),
        claimScan: async () => undefined,
        sendScan: async () => {},
        failScan: async () => {},
      },
      printer: createIppCardPrinter(String(this.device.facts['printerUri'])),
      reader: {
        name: 'on the table',
        condition: () => ({ state: 'ready', cardPresent: true }),
        readUid: async () => this.onReader(),
        talk: (use) => use(async (apdu) => this.onChip(apdu)),
        eject: async () => void this.ejected.push(UID),
        close: async () => undefined,
      },
      journal: wrap(openJournal(join(this.folder, 'journal.jsonl'))),
      spool: openSpool(join(this.folder, 'spool'), 'station-token'),
      patience: PATIENCE,
      signal: new AbortController().signal,
    };
  }
}
