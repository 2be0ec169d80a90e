import { randomUUID } from 'node:crypto';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { settleApproval } from '../approvals/ask-approval.ts';
import { storeSetting } from '../settings/change-setting.ts';
import { beginExport, type ExportOrder } from './begin-export.ts';
import { exportsOf, exportState, exportToTake, noteTaken } from './take-export.ts';

let own: OwnCity;
let clerk: string;
let admin: string;
beforeAll(async () => {
  own = await openOwnCity();
  await storeSetting(own.city.knex, 'exportApprovalRows', 10, 0);
  clerk = await operatorWith('clerk');
  admin = await operatorWith('admin');
}, 60_000);
afterAll(() => own.close(), 60_000);

async function operatorWith(roleCode: string): Promise<string> {
  const id = randomUUID();
  const person = { id, email: `${id}@urzad.example`, name: 'Osoba Próbna', unit: '', passwordHash: '' };
  await own.city.knex('operators').insert(person);
  await own.city.knex('operator_roles').insert({ operatorId: id, roleCode });
  return id;
}
const by = (id: string) => ({ kind: 'operator' as const, id, now: own.city.clock.now() });
const question = { age: 'from-60', columns: ['name', 'birth'], search: undefined, after: undefined };
const order = (rows: number, asked: object = question): ExportOrder => ({
  ...{ register: 'residents', format: 'ods', reason: 'spotkanie seniorów', rows },
  question: { ...asked },
});
const begin = (wish: ExportOrder, id = clerk) =>
  own.city.knex.transaction((trx) => beginExport(trx, own.city, wish, by(id)));
const take = (id: string, asked: object = question, operatorId = clerk, now = own.city.clock.now()) =>
  exportToTake(own.city.knex, { id, register: 'residents', operatorId, question: { ...asked }, now });
const say = (id: string | null, to: 'approved' | 'refused', note = '') =>
  own.city.knex.transaction((trx) => settleApproval(trx, id ?? '', { to, note }, by(admin)));
const later = (hours: number): Date => new Date(own.city.clock.now().getTime() + hours * 3_600_000);

describe('000-24 a list as a file', () => {
  it('000-24 of few rows is taken at once by who began it, with the question that was recorded', async () => {
    // when
    const { id, approvalId } = await begin(order(10));

    // then
    expect(approvalId).toBeNull();
    expect((await take(id, { ...question, after: 'x' })).id).toBe(id);
    await expect(take(id, { ...question, age: 'under-18' })).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(take(id, question, admin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(take(id, question, clerk, later(2))).rejects.toMatchObject({ code: 'EXPORT_OVER' });
    const audit = await own.city.knex('audit').where({ subjectId: id }).select('act', 'facts');
    expect(audit).toMatchObject([
      { act: 'register.export', facts: { rows: 10, reason: 'spotkanie seniorów', filters: { age: 'from-60' } } },
    ]);
  });

  it('000-24 of more rows waits for a second person, and is taken within a day of the yes', async () => {
    // given
    const { id, approvalId } = await begin(order(11));

    // when
    const before = await take(id).catch(({ code }: { code: string }) => code);
    await say(approvalId, 'approved');

    // then
    expect(before).toBe('EXPORT_WAITS');
    expect((await take(id)).id).toBe(id);
    const row = await take(id);
    expect(exportState(row, { state: 'approved', decidedAt: own.city.clock.now(), note: '' }, later(23))).toBe('ready');
    expect(exportState(row, { state: 'approved', decidedAt: own.city.clock.now(), note: '' }, later(25))).toBe('over');
  });

  it('000-24 that was refused is never taken, and its author reads why', async () => {
    // given
    const { id, approvalId } = await begin(order(12));

    // when
    await say(approvalId, 'refused', 'wystarczą same adresy');

    // then
    await expect(take(id)).rejects.toMatchObject({ code: 'EXPORT_REFUSED' });
    const [newest] = (await exportsOf(own.city.knex, clerk, own.city.clock.now(), 30)).filter(
      (each) => each.row.id === id,
    );
    expect(newest).toMatchObject({
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
    const kept = await own.city.knex('list_exports').where({ id }).first();
    expect(JSON.stringify(kept)).not.toContain('nowak');
  });

  it('000-24 does not wait where nobody else could say yes, and says afterwards that it was taken', async () => {
    // when: the admin is the only one
    const { id, approvalId } = await begin(order(50), admin);
    await noteTaken(own.city.knex, id, own.city.clock.now());

    // then
    expect(approvalId).toBeNull();
    expect(await exportsOf(own.city.knex, admin, later(30), 30)).toMatchObject([{ state: 'taken' }]);
  });
});
