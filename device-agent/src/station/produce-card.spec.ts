import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARD, job, PATIENCE, PDF, StationOnTheTable, UID } from '../../testing/station-on-the-table.ts';
import type { UidReading } from '../reader/card-reader.ts';
import type { Journal, JournalState } from './journal.ts';
import { carryOut, resume } from './station.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const table = new StationOnTheTable();
beforeAll(() => table.startDevice());
afterAll(() => table.device.stop());
beforeEach(() => table.clear());

class Killed extends Error {}

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

it('checks the chip, prints, checks again and tells each step', async () => {
  // when
  await carryOut(job(), table.parts());

  // then
  expect(table.states()).toEqual(['encoded', 'printed', 'verified']);
  expect(await table.printed()).toHaveLength(1);
  expect(table.ejected).toEqual([UID]);
  expect(await readdir(join(table.folder, 'spool'))).toEqual(['salt']);
});

it('reads the UID of the blank in the first phase', async () => {
  // when
  await carryOut(job({ phase: 'read-uid', card: null }), table.parts());

  // then
  expect(table.reports).toMatchObject([{ phase: 'read-uid', state: 'uid-read', uid: UID }]);
  expect(table.ejected).toEqual([]);
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
          table.parts((journal) => mortal(journal, state, moment)),
        ),
      ).rejects.toThrow(Killed);

      // when
      await resume(table.parts());
      // The server offers again what was lost before the first line of the journal.
      if (table.reports.length === 0) await carryOut(work, table.parts());

      // then
      expect(await table.printed()).toHaveLength(1);
      expect(table.states()).toEqual(['encoded', 'printed', 'verified']);
      expect(table.parts().journal.open()).toBeUndefined();
    },
  );

  it('between the announcement and the sending asks a person, and prints nothing by itself', async () => {
    // given
    const work = job({ chip });
    const dying = table.parts((journal) => mortal(journal, 'SUBMITTING', 'after'));
    await expect(carryOut(work, dying)).rejects.toThrow(Killed);

    // when
    await resume(table.parts());
    await carryOut({ ...work, token: 2 }, table.parts());

    // then
    expect(await table.printed()).toEqual([]);
    expect(table.reports.at(-1)).toMatchObject({ state: 'unknown', code: 'PRINT_UNKNOWN', token: 2 });
  });

  it('and whose job is offered once more tells its result again instead of printing again', async () => {
    // given
    const work = job({ chip });
    await carryOut(work, table.parts());
    table.reports = [];

    // when
    await carryOut({ ...work, token: 2 }, table.parts());

    // then
    expect(await table.printed()).toHaveLength(1);
    expect(table.reports).toMatchObject([
      { state: 'encoded', token: 2 },
      { state: 'printed', token: 2 },
      { state: 'verified', token: 2 },
    ]);
  });
});

it('finds its job at the printer when the answer to the print request was lost', async () => {
  // given
  await table.control({ dropAnswers: 1 });

  // when
  await carryOut(job(), table.parts());

  // then
  expect(await table.printed()).toHaveLength(1);
  expect(table.states()).toEqual(['encoded', 'printed', 'verified']);
});

it.each<[string, UidReading, string]>([
  ['another card', { kind: 'uid', uid: '04FFFFFFFFFFFF' }, 'WRONG_CHIP'],
  ['no card', { kind: 'absent' }, 'CARD_NOT_PRESENT'],
  ['a broken chip', { kind: 'unreadable' }, 'CHIP_UNREADABLE'],
  ['a chip with a random number', { kind: 'random' }, 'CHIP_UID_RANDOM'],
])('prints nothing on %s', async (_case, reading, code) => {
  // given
  table.onReader = () => reading;

  // when
  await carryOut(job(), table.parts());

  // then
  expect(await table.printed()).toEqual([]);
  expect(table.reports).toMatchObject([{ state: 'failed', code }]);
});

it('tells that it printed when the chip cannot be found afterwards', async () => {
  // given
  let readings = 0;
  table.onReader = () => ((readings += 1) === 1 ? { kind: 'uid', uid: UID } : { kind: 'absent' });

  // when
  await carryOut(job(), table.parts());

  // then
  expect(table.states()).toEqual(['encoded', 'printed', 'failed']);
  expect(table.reports.at(-1)).toMatchObject({ code: 'CARD_NOT_PRESENT' });
  expect(table.ejected).toEqual([]);
});

it.each<[string, object, string]>([
  ['out of cards', { cards: 0 }, 'PRINTER_OUT_OF_CARDS'],
  ['out of ribbon', { hasRibbon: false }, 'PRINTER_OUT_OF_RIBBON'],
  ['stopped', { isStopped: true }, 'PRINTER_STOPPED'],
  ['off', { isOffline: true }, 'PRINTER_OFFLINE'],
])('sends nothing to a printer that is %s', async (_case, change, code) => {
  // given
  await table.control(change);

  // when
  await carryOut(job(), table.parts());

  // then
  expect(table.reports).toMatchObject([{ state: 'failed', code }]);
  await table.control({ cards: 9, hasRibbon: true, isStopped: false, isOffline: false });
  expect(await table.printed()).toEqual([]);
});

it('takes back a job that the printer cannot finish, so that nothing prints after the refill', async () => {
  // given
  await table.startNewDevice();
  await table.control({ printMilliseconds: 60_000 });
  const work = job();
  const blocking = table.parts().printer;
  await blocking.submit('something else', PDF);
  table.answer = async (report) => {
    // The ribbon ends between the check and the print.
    if (report.state === 'encoded') await table.control({ hasRibbon: false });
    return 'accepted' as const;
  };

  // when
  await carryOut(work, table.parts());

  // then
  expect(table.reports.at(-1)).toMatchObject({ state: 'failed', code: 'PRINTER_OUT_OF_RIBBON' });
  expect(await blocking.findByName(work.jobId)).toMatchObject({ state: 'canceled' });
  await table.startNewDevice();
});

it('may be tried again after a failure before the print', async () => {
  // given
  const work = job();
  await table.control({ cards: 0 });
  await carryOut(work, table.parts());
  await table.control({ cards: 5 });

  // when
  await carryOut({ ...work, token: 2 }, table.parts());

  // then
  expect(await table.printed()).toHaveLength(1);
  expect(table.reports.at(-1)).toMatchObject({ state: 'verified', token: 2 });
});

it('never prints a second card under the same job, once one came out', async () => {
  // given
  const work = job();
  let readings = 0;
  table.onReader = () => ((readings += 1) === 1 ? { kind: 'uid', uid: UID } : { kind: 'absent' });
  await carryOut(work, table.parts());
  table.onReader = () => ({ kind: 'uid', uid: UID });

  // when
  await carryOut({ ...work, token: 2 }, table.parts());

  // then
  expect(await table.printed()).toHaveLength(1);
  expect(table.reports.at(-1)).toMatchObject({ state: 'failed', code: 'CARD_NOT_PRESENT', token: 2 });
});

it('waits for a printer that is switched off and on in the middle of a card', async () => {
  // given
  await table.control({ printMilliseconds: 60_000 });
  const work = carryOut(job(), table.parts());
  while (!(await readFile(join(table.folder, 'journal.jsonl'), 'utf8')).includes('ACCEPTED'))
    await new Promise((resolve) => setImmediate(resolve));

  // when
  await table.device.kill();
  await table.startDevice({ IPP_PORT: String(table.device.facts['ippPort']) });
  await work;

  // then
  expect(await table.printed()).toHaveLength(1);
  expect(table.reports.at(-1)).toMatchObject({ state: 'verified' });
});

it('gives up on a printer that is busy for ever', async () => {
  // given
  const parts = { ...table.parts(), patience: { ...PATIENCE, printer: 20 } };
  const busy = { ...parts.printer, submit: async () => ({ kind: 'busy' }) as const };

  // when
  await carryOut(job(), { ...parts, printer: busy });

  // then
  expect(table.reports.at(-1)).toMatchObject({ state: 'failed', code: 'PRINTER_STOPPED' });
});

it('does not print under a claim that went to someone else', async () => {
  // given
  table.answer = () => 'stale';

  // when
  await carryOut(job(), table.parts());

  // then
  expect(await table.printed()).toEqual([]);
  expect(await readdir(join(table.folder, 'spool'))).toEqual(['salt']);
});

it('waits for the server before it prints, and until the result is told', async () => {
  // given
  let asked = 0;
  table.answer = () => ((asked += 1) % 3 === 0 ? 'accepted' : 'away');

  // when
  await carryOut(job(), table.parts());

  // then
  expect(await table.printed()).toHaveLength(1);
  expect(table.reports.at(-1)).toMatchObject({ state: 'verified' });
});

it('refuses a file that is not the one the server rendered', async () => {
  // when
  await carryOut(job({ card: { ...CARD, digest: '0'.repeat(64) } }), table.parts());

  // then
  expect(table.reports).toMatchObject([{ state: 'failed', detail: 'BAD_DIGEST' }]);
  expect(await table.printed()).toEqual([]);
});
