import type { NewSavedReport } from '@karta/contracts';
import type { City, Installation } from '@karta/db';
import {
  changeReport,
  dueReports,
  leaveMails,
  mailReport,
  markFailing,
  removeReport,
  savedReportsFor,
  saveReport,
} from '@karta/services';
import type { Knex } from 'knex';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';

let records: Installation;
let city: City;
let trx: Knex.Transaction;
let author: string;
let reader: string;
let clerk: string;
/** A Saturday. */
const SAVED_AT = '2026-10-31T12:00:00Z';

beforeAll(async () => {
  records = await openRecords();
  city = records.city('nowa-rzeczna');
}, 60_000);
afterAll(() => records.close());
// nothing of it stays in the town that others use
beforeEach(async () => {
  trx = await city.knex.transaction();
  const idOf = async (email: string): Promise<string> => (await trx('operators').where({ email }).first('id')).id;
  [author, reader, clerk] = [await idOf(DEMO.admin), await idOf(DEMO.secondAdmin), await idOf(DEMO.secondClerk)];
});
afterEach(() => trx.rollback());

const MONTHLY: NewSavedReport = {
  name: 'Wydane w miesiącu',
  isShared: true,
  question: { report: 'issued', by: 'operator', point: null, period: 'before', from: null, to: null },
  schedule: { every: 'week', on: 1, at: '07:00' },
  recipients: [],
};
const report = (change: Partial<NewSavedReport> = {}): NewSavedReport => ({
  ...MONTHLY,
  recipients: [author, reader],
  ...change,
});
const at = (instant: string): City => ({ ...city, clock: { ...city.clock, now: () => new Date(instant) } });
const by = (id = author) => ({ kind: 'operator' as const, id, now: new Date(SAVED_AT) });
const save = (saved = report()): Promise<string> => saveReport(trx, at(SAVED_AT), saved, by());
const mail = (id: string, instant: string): Promise<void> => mailReport(trx, at(instant), id);
const rowOf = (id: string) => trx('saved_reports').where({ id }).first();
const takeRights = (id: string) => trx('operator_roles').where({ operatorId: id }).delete();
const lettersOf = async (template: string): Promise<{ to: string; text: string }[]> => {
  const rows = await trx('notifications').where({ template }).orderBy('recipient');
  const opened = rows.map(async ({ id, keyId, content, recipient }) => {
    const place = { table: 'notifications', row: id, column: 'content' };
    return { to: recipient, text: JSON.parse(await city.vault.openText(keyId, place, content)).text };
  });
  return Promise.all(opened);
};

describe('000-28 a saved report', () => {
  it('000-28 is seen by its author, by others once it is shared, and taken away by its author', async () => {
    // given
    const own = await save(report({ isShared: false, recipients: [author] }));
    const seen = async (id: string): Promise<string[]> => {
      const { reports } = await savedReportsFor(trx, { operatorId: id, permissions: ['report.read'] });
      return reports.filter(({ name }) => name === MONTHLY.name).map((each) => `${each.author} ${each.isOwn}`);
    };
    const alone = await seen(reader);

    // when
    await changeReport(trx, city, { id: own, saved: report(), version: 1 }, by());

    // then
    expect([alone, await seen(reader), await seen(author)]).toEqual([
      [],
      ['Adam Nurtowski false'],
      ['Adam Nurtowski true'],
    ]);
    const stale = changeReport(trx, city, { id: own, saved: report(), version: 1 }, by());
    await expect(stale).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const foreign = { operatorId: reader, permissions: ['report.read'] };
    await expect(removeReport(trx, own, foreign, by(reader))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await removeReport(trx, own, { operatorId: author, permissions: [] }, by());
    expect(await seen(author)).toEqual([]);
    const acts = await trx('audit').where({ subjectId: own }).orderBy('id').pluck('act');
    expect(acts).toEqual(['report.save', 'report.save', 'report.remove']);
  });

  it('000-28 has a name of its own, and goes to nobody who may not see it', async () => {
    await save();
    await expect(save()).rejects.toMatchObject({ code: 'REPORT_NAME_TAKEN' });
    const refused = (change: Partial<NewSavedReport>) =>
      expect(save(report({ name: 'Inny', ...change }))).rejects.toMatchObject({ code: 'VALIDATION' });
    await refused({ recipients: [clerk] });
    await refused({ isShared: false });
  });
});

describe('000-28 a report that is mailed', () => {
  it('000-28 comes once for all times that were missed, with a link to the days as they were then', async () => {
    // given
    const id = await save();
    expect((await rowOf(id)).nextDueAt).toEqual(new Date('2026-11-02T06:00:00Z'));

    // when: the worker was away for a month
    await mail(id, '2026-12-02T10:00:00Z');
    await mail(id, '2026-12-02T10:01:00Z');

    // then
    const letters = await lettersOf('staff-report');
    expect(letters.map(({ to }) => to)).toEqual([DEMO.admin, DEMO.secondAdmin]);
    expect(letters[0]?.text).toContain('za 1.10.2026–31.10.2026');
    expect(letters[0]?.text).toContain(`/raporty?zapisany=${id}&raport=issued&wg=operator&od=2026-10-01&do=2026-10-31`);
    expect((await rowOf(id)).nextDueAt).toEqual(new Date('2026-12-07T06:00:00Z'));
    expect(await dueReports({ ...at('2026-12-02T10:01:00Z'), knex: trx })).not.toContain(id);
    const sent = await trx('audit').where({ subjectId: id, act: 'report.mail' }).select('facts');
    expect(sent).toMatchObject([{ facts: { from: '2026-10-01', to: '2026-10-31', recipients: expect.any(Array) } }]);
  });

  it('000-28 holds a sum and names nobody of the office', async () => {
    const id = await save();
    await mail(id, '2026-11-02T06:00:00Z');
    const names: string[] = await trx('operators').pluck('name');
    const [letter] = await lettersOf('staff-report');
    expect(letter?.text).toMatch(/Razem: \d+\./);
    expect(names.filter((name) => letter?.text.includes(name))).toEqual([]);
  });

  it('000-28 does not go to who has lost the right since, and its author is told', async () => {
    // given
    const id = await save();
    await takeRights(reader);

    // when
    await mail(id, '2026-11-02T06:00:00Z');

    // then
    expect((await lettersOf('staff-report')).map(({ to }) => to)).toEqual([DEMO.admin]);
    const [told] = await lettersOf('staff-report-stopped');
    expect(told?.to).toBe(DEMO.admin);
    expect(told?.text).toContain('nie dostaje już: Halina Dębska');
    expect(await trx('report_recipients').where({ reportId: id }).select('operatorId')).toEqual([
      { operatorId: author },
    ]);
  });

  it('000-28 is mailed no more when its author loses the right, and stays saved', async () => {
    // given
    const id = await save();
    await takeRights(author);

    // when
    await mail(id, '2026-11-02T06:00:00Z');

    // then
    expect(await lettersOf('staff-report')).toEqual([]);
    expect((await lettersOf('staff-report-stopped')).map(({ to }) => to)).toEqual([DEMO.admin]);
    expect(await rowOf(id)).toMatchObject({ schedule: null, nextDueAt: null, name: MONTHLY.name });
  });

  it('000-28 does not come to who took themselves off, and ends with the last of them', async () => {
    // given
    const id = await save();

    // when
    await leaveMails(trx, city, id, by(reader));
    await mail(id, '2026-11-02T06:00:00Z');

    // then
    expect((await lettersOf('staff-report')).map(({ to }) => to)).toEqual([DEMO.admin]);
    await expect(leaveMails(trx, city, id, by(reader))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stale = changeReport(trx, city, { id, saved: report(), version: 1 }, by());
    await expect(stale).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });

    // and when
    await leaveMails(trx, city, id, by(author));

    // then
    expect(await rowOf(id)).toMatchObject({ schedule: null, nextDueAt: null, name: MONTHLY.name });
    expect(await lettersOf('staff-report-stopped')).toEqual([]);
  });

  it('000-28 says since when its mails cannot be made, until one is', async () => {
    // given
    const id = await save();
    const failingSince = async (): Promise<string | null | undefined> => {
      const { reports } = await savedReportsFor(trx, { operatorId: author, permissions: ['report.read'] });
      return reports.find((each) => each.id === id)?.failingSince;
    };

    // when
    await markFailing(trx, id, new Date('2026-11-02T06:00:00Z'));
    await markFailing(trx, id, new Date('2026-11-02T06:15:00Z'));

    // then
    expect(await failingSince()).toBe('2026-11-02T06:00:00.000Z');
    await mail(id, '2026-11-02T06:30:00Z');
    expect(await failingSince()).toBeNull();
  });
});
