import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChipTurn, StationCard, StationChipTalk, StationJob, StationReport } from '@karta/contracts';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import { createIppCardPrinter } from '../ipp/ipp-card-printer.ts';
import type { UidReading } from '../reader/card-reader.ts';
import { openJournal } from './journal.ts';
import type { Journal, JournalState } from './journal.ts';
import { openSpool } from './spool.ts';
import type { ReportAnswer } from './station-api.ts';
import type { StationParts } from './station-parts.ts';
import { carryOut, resume } from './station.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const UID = '04A1B2C3D4E5F6';
const PDF = Buffer.from('%PDF-1.7\n% Zofia Źdźbłowska\n%%EOF\n');
const CARD: StationCard = {
  number: '01-000018',
  uid: UID,
  pdf: PDF.toString('base64'),
  digest: createHash('sha256').update(PDF).digest('hex'),
};
const PATIENCE = { poll: 5, firstRetry: 1, longestRetry: 5, printer: 5_000, verify: 20 };

class Killed extends Error {}

let folder: string;
let device: RunningStandIn;
let deviceFolder: string;
/** Cards of earlier tests, which the same printer made. */
let older: readonly string[];
let reports: (StationReport & { jobId: string })[];
let ejected: string[];
let answer: (report: StationReport) => ReportAnswer | Promise<ReportAnswer>;
let onReader: () => UidReading;
let chipTurn: (said: StationChipTalk) => ChipTurn | 'over';
let onChip: (apdu: Uint8Array) => Uint8Array;

const control = (change: object): Promise<Response> =>
  fetch(`http://127.0.0.1:${device.facts['httpPort']}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
const allPrinted = (): Promise<string[]> => readdir(join(deviceFolder, 'printed'));
const printed = async (): Promise<string[]> => (await allPrinted()).filter((file) => !older.includes(file));
async function startDevice(settings: Record<string, string> = {}): Promise<void> {
  device = await startStandIn('printer', { DATA_DIR: deviceFolder, PRINT_MILLISECONDS: '1', ...settings });
}
/** A printer with an empty queue, for a test that leaves its printer in the middle of something. */
async function startNewDevice(): Promise<void> {
  await device.stop();
  deviceFolder = await mkdtemp(join(tmpdir(), 'printer-'));
  await startDevice();
  older = [];
}
const states = (): string[] => [...new Set(reports.map((report) => report.state))];
const job = (change: Partial<StationJob> = {}): StationJob => ({
  jobId: randomUUID(),
  token: 1,
  phase: 'produce',
  leaseSeconds: 600,
  chip: 'L0',
  card: CARD,
  ...change,
});

/** A journal that ends the program like SIGKILL, before or after the given entry reaches the disk. */
function mortal(journal: Journal, state: JournalState, moment: 'before' | 'after'): Journal {
  return {
    ...journal,
    append(entry) {
      if (entry.state === state && moment === 'before') throw new Killed();
      journal.append(entry);
      if (entry.state === state) throw new Killed();
    },
  };
}

/** The station as it comes up: everything it knows is what lies on the disk. */
function station(wrap: (journal: Journal) => Journal = (journal) => journal): StationParts {
  return {
    api: {
      heartbeat: async () => 'accepted',
      claim: async () => ({ kind: 'none' }),
      report: async (jobId, report) => {
        reports.push({ ...report, jobId });
        return answer(report);
      },
      extend: async () => 'accepted',
      talkToChip: async (_jobId, said) => chipTurn(said),
      claimScan: async () => undefined,
      sendScan: async () => {},
      failScan: async () => {},
    },
    printer: createIppCardPrinter(String(device.facts['printerUri'])),
    reader: {
      name: 'on the table',
      condition: () => ({ state: 'ready', cardPresent: true }),
      readUid: async () => onReader(),
      talk: (use) => use(async (apdu) => onChip(apdu)),
      eject: async () => void ejected.push(UID),
      close: async () => undefined,
    },
    journal: wrap(openJournal(join(folder, 'journal.jsonl'))),
    spool: openSpool(join(folder, 'spool'), 'station-token'),
    patience: PATIENCE,
    signal: new AbortController().signal,
  };
}

beforeAll(async () => {
  deviceFolder = await mkdtemp(join(tmpdir(), 'printer-'));
  await startDevice();
});
afterAll(() => device.stop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-'));
  await control({
    cards: 500,
    hasRibbon: true,
    isStopped: false,
    isOffline: false,
    printMilliseconds: 1,
    dropAnswers: 0,
  });
  older = await allPrinted();
  reports = [];
  ejected = [];
  answer = () => 'accepted';
  onReader = () => ({ kind: 'uid', uid: UID });
  chipTurn = ({ answers }) =>
    answers.length < 2 ? { command: '905A0000034B4D3100', talk: 'sealed' } : { end: 'proven' };
  onChip = () => Uint8Array.of(0x91, 0x00);
});

it('checks the chip, prints, checks again and tells each step', async () => {
  // when
  await carryOut(job(), station());

  // then
  expect(states()).toEqual(['encoded', 'printed', 'verified']);
  expect(await printed()).toHaveLength(1);
  expect(ejected).toEqual([UID]);
  expect(await readdir(join(folder, 'spool'))).toEqual(['salt']);
});

it('reads the UID of the blank in the first phase', async () => {
  // when
  await carryOut(job({ phase: 'read-uid', card: null }), station());

  // then
  expect(reports).toMatchObject([{ phase: 'read-uid', state: 'uid-read', uid: UID }]);
  expect(ejected).toEqual([]);
});

describe.each(['L0', 'L1'] as const)('a station that is killed with a chip of level %s', (chip) => {
  const MOMENTS: [JournalState, 'before' | 'after'][] = (
    ['CLAIMED', 'ENCODING', 'ENCODED', 'SUBMITTING', 'ACCEPTED', 'PRINTED', 'VERIFIED', 'REPORTED', 'ACKED'] as const
  ).flatMap((state): [JournalState, 'before' | 'after'][] => [
    [state, 'before'],
    [state, 'after'],
  ]);

  it.each(MOMENTS.filter(([state, moment]) => !(state === 'SUBMITTING' && moment === 'after')))(
    'around %s (%s it is on disk) makes one card and tells of it',
    async (state, moment) => {
      // given
      const work = job({ chip });
      await expect(
        carryOut(
          work,
          station((journal) => mortal(journal, state, moment)),
        ),
      ).rejects.toThrow(Killed);

      // when
      await resume(station());
      // The server offers again what was lost before the first line of the journal.
      if (reports.length === 0) await carryOut(work, station());

      // then
      expect(await printed()).toHaveLength(1);
      expect(states()).toEqual(['encoded', 'printed', 'verified']);
      expect(station().journal.open()).toBeUndefined();
    },
  );

  it('between the announcement and the sending asks a person, and prints nothing by itself', async () => {
    // given
    const work = job({ chip });
    const dying = station((journal) => mortal(journal, 'SUBMITTING', 'after'));
    await expect(carryOut(work, dying)).rejects.toThrow(Killed);

    // when
    await resume(station());
    await carryOut({ ...work, token: 2 }, station());

    // then
    expect(await printed()).toEqual([]);
    expect(reports.at(-1)).toMatchObject({ state: 'unknown', code: 'PRINT_UNKNOWN', token: 2 });
  });

  it('and whose job is offered once more tells its result again instead of printing again', async () => {
    // given
    const work = job({ chip });
    await carryOut(work, station());
    reports = [];

    // when
    await carryOut({ ...work, token: 2 }, station());

    // then
    expect(await printed()).toHaveLength(1);
    expect(reports).toMatchObject([
      { state: 'encoded', token: 2 },
      { state: 'printed', token: 2 },
      { state: 'verified', token: 2 },
    ]);
  });
});

describe('a chip that is to have a key of its own (L1)', () => {
  it('gets it before the print, and proves it afterwards', async () => {
    // given
    const acts: string[] = [];
    chipTurn = ({ act, answers }) => {
      if (answers.length === 0) acts.push(`${act} ${states().at(-1) ?? 'first'}`);
      return answers.length === 0 ? { command: '905A0000034B4D3100', talk: 'sealed' } : { end: 'proven' };
    };

    // when
    await carryOut(job({ chip: 'L1' }), station());

    // then
    expect(acts).toEqual(['encode first', 'prove printed']);
    expect(states()).toEqual(['encoded', 'printed', 'verified']);
  });

  it.each([
    ['another key', 'foreign', 'CHIP_FOREIGN'],
    ['no room for one', 'unsuited', 'CHIP_NOT_SUITED'],
  ] as const)('prints nothing on one with %s', async (_case, end, code) => {
    // given
    chipTurn = () => ({ end });

    // when
    await carryOut(job({ chip: 'L1' }), station());

    // then
    expect(await printed()).toEqual([]);
    expect(reports).toMatchObject([{ state: 'failed', code }]);
  });

  it('refuses a card whose chip was exchanged for a copy while it was printed', async () => {
    // given
    chipTurn = ({ act }) => ({ end: act === 'encode' ? 'proven' : 'foreign' });

    // when
    await carryOut(job({ chip: 'L1' }), station());

    // then
    expect(states()).toEqual(['encoded', 'printed', 'failed']);
    expect(reports.at(-1)).toMatchObject({ code: 'CHIP_FOREIGN' });
  });

  it('is talked to anew when the talk took too long', async () => {
    // given
    let turns = 0;
    chipTurn = () => ((turns += 1) === 1 ? 'over' : { end: 'proven' });

    // when
    await carryOut(job({ chip: 'L1' }), station());

    // then
    expect(states()).toEqual(['encoded', 'printed', 'verified']);
  });

  it.each([
    ['MIFARE Classic', '6E00', 'CHIP_NOT_SUITED'],
    ['DESFire EV1', '0401010100160591AF', 'CHIP_NOT_SUITED'],
    ['DESFire EV2', '0401011200160591AF', undefined],
    ['DESFire EV3', '0401013300160591AF', undefined],
  ])('%s is asked before it is taken', async (_name, version, code) => {
    // given
    onChip = () => Buffer.from(version, 'hex');

    // when
    await carryOut(job({ phase: 'read-uid', card: null, chip: 'L1' }), station());

    // then
    expect(reports).toMatchObject([code ? { state: 'failed', code } : { state: 'uid-read', uid: UID }]);
  });
});

it('finds its job at the printer when the answer to the print request was lost', async () => {
  // given
  await control({ dropAnswers: 1 });

  // when
  await carryOut(job(), station());

  // then
  expect(await printed()).toHaveLength(1);
  expect(states()).toEqual(['encoded', 'printed', 'verified']);
});

it.each<[string, UidReading, string]>([
  ['another card', { kind: 'uid', uid: '04FFFFFFFFFFFF' }, 'WRONG_CHIP'],
  ['no card', { kind: 'absent' }, 'CARD_NOT_PRESENT'],
  ['a broken chip', { kind: 'unreadable' }, 'CHIP_UNREADABLE'],
  ['a chip with a random number', { kind: 'random' }, 'CHIP_UID_RANDOM'],
])('prints nothing on %s', async (_case, reading, code) => {
  // given
  onReader = () => reading;

  // when
  await carryOut(job(), station());

  // then
  expect(await printed()).toEqual([]);
  expect(reports).toMatchObject([{ state: 'failed', code }]);
});

it('tells that it printed when the chip cannot be found afterwards', async () => {
  // given
  let readings = 0;
  onReader = () => ((readings += 1) === 1 ? { kind: 'uid', uid: UID } : { kind: 'absent' });

  // when
  await carryOut(job(), station());

  // then
  expect(states()).toEqual(['encoded', 'printed', 'failed']);
  expect(reports.at(-1)).toMatchObject({ code: 'CARD_NOT_PRESENT' });
  expect(ejected).toEqual([]);
});

it.each<[string, object, string]>([
  ['out of cards', { cards: 0 }, 'PRINTER_OUT_OF_CARDS'],
  ['out of ribbon', { hasRibbon: false }, 'PRINTER_OUT_OF_RIBBON'],
  ['stopped', { isStopped: true }, 'PRINTER_STOPPED'],
  ['off', { isOffline: true }, 'PRINTER_OFFLINE'],
])('sends nothing to a printer that is %s', async (_case, change, code) => {
  // given
  await control(change);

  // when
  await carryOut(job(), station());

  // then
  expect(reports).toMatchObject([{ state: 'failed', code }]);
  await control({ cards: 9, hasRibbon: true, isStopped: false, isOffline: false });
  expect(await printed()).toEqual([]);
});

it('takes back a job that the printer cannot finish, so that nothing prints after the refill', async () => {
  // given
  await startNewDevice();
  await control({ printMilliseconds: 60_000 });
  const work = job();
  const blocking = station().printer;
  await blocking.submit('something else', PDF);
  answer = async (report) => {
    // The ribbon ends between the check and the print.
    if (report.state === 'encoded') await control({ hasRibbon: false });
    return 'accepted' as const;
  };

  // when
  await carryOut(work, station());

  // then
  expect(reports.at(-1)).toMatchObject({ state: 'failed', code: 'PRINTER_OUT_OF_RIBBON' });
  expect(await blocking.findByName(work.jobId)).toMatchObject({ state: 'canceled' });
  await startNewDevice();
});

it('may be tried again after a failure before the print', async () => {
  // given
  const work = job();
  await control({ cards: 0 });
  await carryOut(work, station());
  await control({ cards: 5 });

  // when
  await carryOut({ ...work, token: 2 }, station());

  // then
  expect(await printed()).toHaveLength(1);
  expect(reports.at(-1)).toMatchObject({ state: 'verified', token: 2 });
});

it('never prints a second card under the same job, once one came out', async () => {
  // given
  const work = job();
  let readings = 0;
  onReader = () => ((readings += 1) === 1 ? { kind: 'uid', uid: UID } : { kind: 'absent' });
  await carryOut(work, station());
  onReader = () => ({ kind: 'uid', uid: UID });

  // when
  await carryOut({ ...work, token: 2 }, station());

  // then
  expect(await printed()).toHaveLength(1);
  expect(reports.at(-1)).toMatchObject({ state: 'failed', code: 'CARD_NOT_PRESENT', token: 2 });
});

it('waits for a printer that is switched off and on in the middle of a card', async () => {
  // given
  await control({ printMilliseconds: 60_000 });
  const work = carryOut(job(), station());
  while (!(await readFile(join(folder, 'journal.jsonl'), 'utf8')).includes('ACCEPTED'))
    await new Promise((resolve) => setImmediate(resolve));

  // when
  await device.kill();
  await startDevice({ IPP_PORT: String(device.facts['ippPort']) });
  await work;

  // then
  expect(await printed()).toHaveLength(1);
  expect(reports.at(-1)).toMatchObject({ state: 'verified' });
});

it('gives up on a printer that is busy for ever', async () => {
  // given
  const parts = { ...station(), patience: { ...PATIENCE, printer: 20 } };
  const busy = { ...parts.printer, submit: async () => ({ kind: 'busy' }) as const };

  // when
  await carryOut(job(), { ...parts, printer: busy });

  // then
  expect(reports.at(-1)).toMatchObject({ state: 'failed', code: 'PRINTER_STOPPED' });
});

it('does not print under a claim that went to someone else', async () => {
  // given
  answer = () => 'stale';

  // when
  await carryOut(job(), station());

  // then
  expect(await printed()).toEqual([]);
  expect(await readdir(join(folder, 'spool'))).toEqual(['salt']);
});

it('waits for the server before it prints, and until the result is told', async () => {
  // given
  let asked = 0;
  answer = () => ((asked += 1) % 3 === 0 ? 'accepted' : 'away');

  // when
  await carryOut(job(), station());

  // then
  expect(await printed()).toHaveLength(1);
  expect(reports.at(-1)).toMatchObject({ state: 'verified' });
});

it('refuses a file that is not the one the server rendered', async () => {
  // when
  await carryOut(job({ card: { ...CARD, digest: '0'.repeat(64) } }), station());

  // then
  expect(reports).toMatchObject([{ state: 'failed', detail: 'BAD_DIGEST' }]);
  expect(await printed()).toEqual([]);
});
