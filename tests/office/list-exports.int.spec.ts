import { randomUUID } from 'node:crypto';
import type { City, Installation } from '@karta/db';
import {
  beginExport,
  exportsOf,
  exportToTake,
  noteTaken,
  settleApproval,
  storeSetting,
  withdrawExport,
} from '@karta/services';
import type { Knex } from 'knex';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';

let records: Installation;
let city: City;
let trx: Knex.Transaction;
let now: Date;
let clerk: string;
let admin: string;

beforeAll(async () => {
  records = await openRecords();
  city = records.city('nowa-rzeczna');
}, 60_000);
afterAll(() => records.close());
// nothing of it stays in the town that others use
beforeEach(async () => {
  trx = await city.knex.transaction();
  now = city.clock.now();
  // whatever the town has, and nobody else sees it
  await trx('settings').where({ key: 'exportApprovalRows' }).delete();
  await storeSetting(trx, 'exportApprovalRows', 10, 0);
  const idOf = async (email: string): Promise<string> => (await trx('operators').where({ email }).first('id')).id;
  [clerk, admin] = [await idOf(DEMO.clerk), await idOf(DEMO.admin)];
});
afterEach(() => trx.rollback());

const by = (id: string) => ({ kind: 'operator' as const, id, now });
const question = { age: 'from-60', columns: ['name', 'birth'], search: undefined, after: undefined };
const order = (rows: number, asked: object = question) => ({
  ...{ register: 'residents', format: 'ods' as const, reason: 'spotkanie seniorów', rows },
  question: { ...asked },
});
const begin = (wish: ReturnType<typeof order>, id = clerk) => beginExport(trx, city, wish, by(id));
const take = (id: string, asked: object = question, operatorId = clerk, at = now) =>
  exportToTake(trx, { id, register: 'residents', operatorId, question: { ...asked }, now: at });
const say = (id: string | null, to: 'approved' | 'refused', note = '') =>
  settleApproval(trx, city, id ?? '', { to, note }, by(admin));
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const stateOf = async (id: string, at = now) => (await exportsOf(trx, clerk, at, 100)).find(({ row }) => row.id === id);

describe('000-24 a list as a file', () => {
  it('000-24 is taken back by who asked for it, and by nobody else', async () => {
    // given
    const { id } = await begin(order(11));

    // then
    await expect(withdrawExport(trx, city, id, by(admin))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdrawExport(trx, city, id, by(clerk));
    expect((await stateOf(id))?.state).toBe('withdrawn');
    await expect(withdrawExport(trx, city, id, by(clerk))).rejects.toMatchObject({ code: 'APPROVAL_NOT_WAITING' });
  });

  it('000-24 of few rows is taken at once by who began it, with the question that was recorded', async () => {
    // when
    const { id, approvalId } = await begin(order(10));

    // then
    expect(approvalId).toBeNull();
    expect((await take(id, { ...question, after: 'x' })).id).toBe(id);
    await expect(take(id, { ...question, age: 'under-18' })).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(take(id, question, admin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(take(id, question, clerk, later(2))).rejects.toMatchObject({ code: 'EXPORT_OVER' });
    const audit = await trx('audit').where({ subjectId: id }).select('act', 'facts');
    expect(audit).toMatchObject([
      { act: 'register.export', facts: { rows: 10, reason: 'spotkanie seniorów', filters: { age: 'from-60' } } },
    ]);
  });

  it('000-24 of more rows waits for a second person, and is taken within a day of the yes', async () => {
    // given
    const recipient = `${randomUUID()}@nowa-rzeczna.example`;
    await trx('operators').where('id', clerk).update({ email: recipient });
    const { id, approvalId } = await begin(order(11));

    // when
    const before = await take(id).catch(({ code }: { code: string }) => code);
    await say(approvalId, 'approved');

    // then
    expect(before).toBe('EXPORT_WAITS');
    const letters = await trx('notifications').where({ template: 'staff-approval-answered', recipient });
    expect(letters).toHaveLength(1);
    expect((await take(id)).id).toBe(id);
    expect((await stateOf(id, later(23)))?.state).toBe('ready');
    expect((await stateOf(id, later(25)))?.state).toBe('over');
  });

  it('000-24 of more rows is asked for once, however often the same is wanted while it waits and the list grows', async () => {
    // when
    const one = await begin(order(11));
    const [again, longer] = [await begin(order(11)), await begin(order(12))];
    const other = await begin({ ...order(11), reason: 'inne spotkanie' });

    // then
    expect([again.id, longer.id]).toEqual([one.id, one.id]);
    expect(other.approvalId).not.toBe(one.approvalId);
  });

  it('000-24 that was refused is never taken, and its author reads why', async () => {
    // given
    const { id, approvalId } = await begin(order(12));

    // when
    await say(approvalId, 'refused', 'wystarczą same adresy');

    // then
    await expect(take(id)).rejects.toMatchObject({ code: 'EXPORT_REFUSED' });
    expect(await stateOf(id)).toMatchObject({
      state: 'refused',
      note: 'wystarczą same adresy',
      row: { question: { age: 'from-60' } },
    });
  });

  it('000-24 is not found by a text where it has to wait: the text may be a name, which nobody keeps', async () => {
    await expect(begin(order(11, { ...question, search: 'now' }))).rejects.toMatchObject({
      code: 'EXPORT_SEARCH_TOO_WIDE',
    });
    const { id } = await begin(order(3, { ...question, search: 'nowak' }));
    const kept = await trx('list_exports').where({ id }).first();
    expect(JSON.stringify(kept)).not.toContain('nowak');
  });

  it('000-24 does not wait where nobody else could say yes, and says afterwards that it was taken', async () => {
    // given
    await trx('role_grants').where({ permission: 'export.approve' }).delete();
    await trx('rights_taken').where({ permission: 'export.approve' }).delete();

    // when
    const { id, approvalId } = await begin(order(50));
    await noteTaken(trx, id, now);

    // then
    expect(approvalId).toBeNull();
    expect((await stateOf(id, later(30)))?.state).toBe('taken');
  });
});
