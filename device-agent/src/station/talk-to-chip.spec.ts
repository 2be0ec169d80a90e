import { job, StationOnTheTable, UID } from '../../testing/station-on-the-table.ts';
import { carryOut } from './station.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const table = new StationOnTheTable();
beforeAll(() => table.startDevice());
afterAll(() => table.device.stop());
beforeEach(() => table.clear());

describe('a chip that is to have a key of its own (L1)', () => {
  it('gets it before the print, and proves it afterwards', async () => {
    // given
    const acts: string[] = [];
    table.chipTurn = ({ act, answers }) => {
      if (answers.length === 0) acts.push(`${act} ${table.states().at(-1) ?? 'first'}`);
      return answers.length === 0 ? { command: '905A0000034B4D3100', talk: 'sealed' } : { end: 'proven' };
    };

    // when
    await carryOut(job({ chip: 'L1' }), table.parts());

    // then
    expect(acts).toEqual(['encode first', 'prove printed']);
    expect(table.states()).toEqual(['encoded', 'printed', 'verified']);
  });

  it.each([
    ['another key', 'foreign', 'CHIP_FOREIGN'],
    ['no room for one', 'unsuited', 'CHIP_NOT_SUITED'],
  ] as const)('prints nothing on one with %s', async (_case, end, code) => {
    // given
    table.chipTurn = () => ({ end });

    // when
    await carryOut(job({ chip: 'L1' }), table.parts());

    // then
    expect(await table.printed()).toEqual([]);
    expect(table.reports).toMatchObject([{ state: 'failed', code }]);
  });

  it('refuses a card whose chip was exchanged for a copy while it was printed', async () => {
    // given
    table.chipTurn = ({ act }) => ({ end: act === 'encode' ? 'proven' : 'foreign' });

    // when
    await carryOut(job({ chip: 'L1' }), table.parts());

    // then
    expect(table.states()).toEqual(['encoded', 'printed', 'failed']);
    expect(table.reports.at(-1)).toMatchObject({ code: 'CHIP_FOREIGN' });
  });

  it('is talked to anew when the talk took too long', async () => {
    // given
    let turns = 0;
    table.chipTurn = () => ((turns += 1) === 1 ? 'over' : { end: 'proven' });

    // when
    await carryOut(job({ chip: 'L1' }), table.parts());

    // then
    expect(table.states()).toEqual(['encoded', 'printed', 'verified']);
  });

  it.each([
    ['MIFARE Classic', '6E00', 'CHIP_NOT_SUITED'],
    ['DESFire EV1', '0401010100160591AF', 'CHIP_NOT_SUITED'],
    ['DESFire EV2', '0401011200160591AF', undefined],
    ['DESFire EV3', '0401013300160591AF', undefined],
  ])('%s is asked before it is taken', async (_name, version, code) => {
    // given
    table.onChip = () => Buffer.from(version, 'hex');

    // when
    await carryOut(job({ phase: 'read-uid', card: null, chip: 'L1' }), table.parts());

    // then
    expect(table.reports).toMatchObject([code ? { state: 'failed', code } : { state: 'uid-read', uid: UID }]);
  });
});
